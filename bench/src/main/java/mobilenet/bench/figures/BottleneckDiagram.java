package mobilenet.bench.figures;

import static mobilenet.bench.figures.Svg.number;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.architecture.UniversalInvertedBottleneck.Kind;
import mobilenet.bench.figures.Svg.Anchor;

/**
 * The four forms of V4's universal inverted bottleneck side by side, each with the numbers of the
 * first block of that form that adds its input to its output.
 */
final class BottleneckDiagram {
  private static final List<String> NETWORKS =
      List.of("mobilenetv4_conv_small", "mobilenetv4_conv_medium");

  private static final int HEIGHT = 462;
  private static final int MARGIN = 4;
  private static final int COLUMN = 208;
  private static final int BOX_WIDTH = 142;
  private static final int BOX_HEIGHT = 42;
  private static final int STEP = 64;
  private static final int INPUT = 88;
  private static final int FIRST_BOX = 112;
  private static final int SUM = FIRST_BOX + 4 * STEP + 12;
  private static final int SHORTCUT = 88;

  private final Svg svg =
      new Svg(HEIGHT, "The four forms of MobileNetV4's universal inverted bottleneck");

  private BottleneckDiagram() {}

  static Svg draw() {
    BottleneckDiagram diagram = new BottleneckDiagram();
    Kind[] kinds = Kind.values();
    for (int i = 0; i < kinds.length; i++) {
      diagram.column(example(kinds[i]), MARGIN + COLUMN * (i + 0.5));
    }
    diagram.svg.text(
        Style.NOTE,
        Anchor.MIDDLE,
        Svg.WIDTH / 2.0,
        HEIGHT - 18,
        "Every convolution is followed by batch norm. Where a block changes the shape, its input is not added.");
    return diagram.svg;
  }

  /** A block and the network that it is of. */
  private record Example(String network, ResolvedBlock block, UniversalInvertedBottleneck spec) {}

  private static Example example(Kind kind) {
    for (String network : NETWORKS) {
      for (ResolvedBlock block : Catalogue.get(network).resolve().blocks()) {
        if (block.residual()
            && block.spec() instanceof UniversalInvertedBottleneck spec
            && spec.kind() == kind) {
          return new Example(network, block, spec);
        }
      }
    }
    throw new IllegalStateException("none of " + NETWORKS + " has a block of kind " + kind);
  }

  private void column(Example example, double x) {
    ResolvedBlock block = example.block;
    UniversalInvertedBottleneck spec = example.spec;
    svg.text(Style.TITLE, Anchor.MIDDLE, x, 32, spec.typeName());
    svg.text(Style.NOTE, Anchor.MIDDLE, x, 50, example.network);
    svg.text(Style.NOTE, Anchor.MIDDLE, x, 65, block.name());
    flow(x, INPUT, SUM - 9);
    arrow(x, SUM - 9);
    svg.circle(Style.ARROW, x, INPUT, 3);
    depthwise(x, 0, spec.startKernel(), block.inChannels() + " channels");
    String expanded = arrowed(block.inChannels(), block.expandedChannels());
    box(Style.POINTWISE, x, 1, "expand 1×1", expanded + ", " + activation(spec));
    depthwise(
        x, 2, spec.middleKernel(), block.expandedChannels() + " channels, " + activation(spec));
    String projected = arrowed(block.expandedChannels(), block.outChannels());
    box(Style.POINTWISE, x, 3, "project 1×1", projected);
    shortcut(x);
    svg.circle(Style.SUM, x, SUM, 9);
    svg.path(Style.FLOW, "M" + number(x - 5) + ' ' + SUM + "h10m-5-5v10");
    flow(x, SUM + 9, SUM + 30);
    arrow(x, SUM + 30);
  }

  private void depthwise(double x, int row, int kernel, String detail) {
    if (kernel > 0) {
      box(Style.DEPTHWISE, x, row, "depthwise " + kernel + "×" + kernel, detail);
    } else {
      svg.rectangle(Style.ABSENT, x - BOX_WIDTH / 2.0, top(row), BOX_WIDTH, BOX_HEIGHT, 5);
    }
  }

  private void box(Style style, double x, int row, String name, String detail) {
    double y = top(row);
    svg.rectangle(style, x - BOX_WIDTH / 2.0, y, BOX_WIDTH, BOX_HEIGHT, 5);
    svg.text(Style.TEXT, Anchor.MIDDLE, x, y + 18, name);
    svg.text(Style.NOTE, Anchor.MIDDLE, x, y + 34, detail);
    arrow(x, y);
  }

  /** The way past the block, from its input to the sum. */
  private void shortcut(double x) {
    svg.path(
        Style.FLOW,
        "M"
            + number(x)
            + ' '
            + INPUT
            + "h"
            + (SHORTCUT - 6)
            + "q6 0 6 6V"
            + (SUM - 6)
            + "q0 6 -6 6H"
            + number(x + 11));
    svg.path(Style.ARROW, "M" + number(x + 9) + ' ' + SUM + "l7-4v8z");
  }

  private void flow(double x, double from, double to) {
    svg.path(Style.FLOW, "M" + number(x) + ' ' + number(from) + 'V' + number(to - 4));
  }

  private void arrow(double x, double tip) {
    svg.path(Style.ARROW, "M" + number(x) + ' ' + number(tip) + "l-4-7h8z");
  }

  private static double top(int row) {
    return FIRST_BOX + STEP * row;
  }

  private static String arrowed(int from, int to) {
    return from + " → " + to;
  }

  private static String activation(UniversalInvertedBottleneck spec) {
    Activation activation = spec.activation();
    return activation == Activation.RELU ? "ReLU" : activation.label();
  }
}
