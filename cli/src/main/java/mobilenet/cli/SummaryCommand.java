package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Shape;
import mobilenet.json.JsonWriter;
import mobilenet.profile.LayerProfile;
import mobilenet.profile.ModelProfile;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.NetworkReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet summary NAME|FILE|CHECKPOINT}. */
@Command(name = "summary")
final class SummaryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE|CHECKPOINT",
      description =
          "Architecture ('mobilenet models' lists them), a file of one, or a checkpoint's folder.")
  private String name = "";

  @Option(names = "--size", paramLabel = "N", description = "Image size (default: its own).")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Logits, 0 for no classifier (default: its own).")
  private Optional<Integer> classes = Optional.empty();

  @Option(
      names = "--json-architecture",
      description = "Print the architecture file instead, to change it and give it to a command.")
  private boolean document;

  /** A layer of the JSON document; shapes are channels, height, width. */
  record Layer(
      String name,
      String type,
      List<Integer> in,
      List<Integer> out,
      int stride,
      int expanded,
      Optional<String> activation,
      boolean residual,
      long params,
      long macs) {

    static Layer of(LayerProfile layer) {
      return new Layer(
          layer.name(),
          layer.type(),
          dimensions(layer.in()),
          dimensions(layer.out()),
          layer.stride(),
          layer.expanded(),
          layer.activation().map(Activation::label),
          layer.residual(),
          layer.params(),
          layer.macs());
    }

    private static List<Integer> dimensions(Shape shape) {
      return List.of(shape.channels(), shape.height(), shape.width());
    }
  }

  /** The JSON document. */
  record Document(String name, int size, int classes, long params, long macs, List<Layer> layers) {}

  @Override
  public Integer call() throws IOException {
    Arguments.imageSize(size);
    Arguments.classes(0, classes);
    Architecture architecture = architecture();
    if (classes.isPresent()) {
      architecture = architecture.withClasses(classes.get());
    }
    if (document) {
      Architecture written =
          size.isPresent() ? architecture.withResolution(size.get()) : architecture;
      String text = JsonWriter.pretty(ArchitectureDocument.toJson(written));
      spec.commandLine().getOut().println(text);
      return 0;
    }
    ModelProfile profile = ModelProfile.of(architecture, size.orElse(architecture.input().size()));
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      JsonOutput.print(
          out,
          new Document(
              architecture.name(),
              profile.size(),
              architecture.classes(),
              profile.params(),
              profile.macs(),
              profile.layers().stream().map(Layer::of).toList()));
      return 0;
    }
    print(profile, out);
    return 0;
  }

  /**
   * Of a checkpoint without classes, the weights say whether there is a head. Classes that are
   * asked for need one, which is then the network's own.
   */
  private Architecture architecture() throws IOException {
    NetworkReference network = Arguments.network(name);
    if (network.checkpoint().isEmpty() || classes.orElse(0) > 0) {
      return network.architecture();
    }
    try (Checkpoint checkpoint = Checkpoint.open(network.checkpoint().get())) {
      return checkpoint.architecture();
    }
  }

  private static void print(ModelProfile profile, PrintWriter out) {
    TextTable table =
        new TextTable(
            "layer", "type", "in", "out", "k", "s", "exp", "SE", "act", "res", "params", "MACs");
    for (LayerProfile layer : profile.layers()) {
      table.row(
          layer.name(),
          layer.type(),
          text(layer.in()),
          text(layer.out()),
          layer.kernels(),
          layer.stride(),
          layer.expanded() == 0 ? "" : layer.expanded(),
          layer.squeeze() == 0 ? "" : layer.squeeze(),
          layer.activation().map(Activation::label).orElse(""),
          layer.residual() ? "+" : "",
          layer.params(),
          layer.macs());
    }
    out.printf(
        Locale.ROOT,
        "%s at %d×%d, %s%n",
        profile.architecture().name(),
        profile.size(),
        profile.size(),
        profile.architecture().hasClassifier()
            ? profile.architecture().classes() + " classes"
            : "no classifier");
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%,d parameters, %,d multiply-accumulates; shapes are height×width×channels%n",
        profile.params(),
        profile.macs());
  }

  private static String text(Shape shape) {
    return shape.height() + "×" + shape.width() + "×" + shape.channels();
  }
}
