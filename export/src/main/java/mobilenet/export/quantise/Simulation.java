package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.OpLabel;
import mobilenet.runtime.Interpreter;

/**
 * Computes in floats what the integers of a plan would give: weights and feature maps are replaced
 * by what their integers stand for. Runtimes add integers instead, so a value in the middle between
 * two integers may be rounded otherwise.
 */
public final class Simulation {
  private final QuantisationPlan plan;
  private final List<Node> nodes;
  private final Interpreter floats;
  private final Interpreter rounded;
  private final List<Range> told;

  /** For images of one size. */
  public Simulation(QuantisationPlan plan, int height, int width) {
    this.plan = plan;
    this.nodes = plan.network().graph().nodes();
    this.floats = new Interpreter(plan.network(), height, width);
    this.rounded = new Interpreter(plan.rounded(), height, width);
    this.told =
        IntStream.range(0, nodes.size())
            .mapToObj(node -> KnownRanges.told(plan.network().graph(), node))
            .toList();
  }

  /** The node in which the network ends. */
  private int end() {
    Graph graph = plan.network().graph();
    return graph.taps().getOrDefault(graph.output(), nodes.size() - 1);
  }

  private void round(int node, float[] values) {
    plan.rounding(node).ifPresent(scale -> scale.round(values));
  }

  /**
   * What the quantised network gives for an image.
   *
   * @param image height · width · channels floats
   * @return the result of the last operation, channels of a pixel together
   */
  public float[] answer(float[] image) {
    return rounded.run(image, this::round).get(end());
  }

  /** What the network in floats gives for an image. */
  public float[] floatAnswer(float[] image) {
    return floats.run(image, (node, values) -> {}).get(end());
  }

  /** Channels of the answers; an answer is a vector unless the network has no head. */
  public int answerChannels() {
    return floats.shape(end()).channels();
  }

  /**
   * The errors of all layers over some images, from the image on.
   *
   * @param most how many images to take at most, spread evenly over all
   */
  public List<LayerError> errors(Images images, int most) {
    int count = Math.min(most, images.count());
    Sums total = new Sums(nodes.size());
    // Added in the images' order, so that the sums do not depend on threads.
    IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> compare(images.get((int) ((long) i * images.count() / count))))
        .toList()
        .forEach(total::add);
    List<LayerError> errors = new ArrayList<>();
    for (int i = 1; i < nodes.size(); i++) {
      errors.add(
          new LayerError(
              Layers.name(nodes.get(i)),
              OpLabel.of(nodes.get(i).op()),
              plan.layers().containsKey(i),
              total.alone.get(i).decibels(),
              total.together.get(i).decibels()));
    }
    return errors;
  }

  /** Signal to noise of the network's answers, in decibels, of errors as {@link #errors} gives. */
  double answerSqnr(List<LayerError> errors) {
    return errors.get(end() - 1).sqnr();
  }

  /** Of each node, quantised alone and in the quantised network. */
  private record Sums(List<SignalToNoise> alone, List<SignalToNoise> together) {
    Sums(int nodes) {
      this(
          Stream.generate(SignalToNoise::new).limit(nodes).toList(),
          Stream.generate(SignalToNoise::new).limit(nodes).toList());
    }

    void add(Sums other) {
      for (int i = 0; i < alone.size(); i++) {
        alone.get(i).add(other.alone.get(i));
        together.get(i).add(other.together.get(i));
      }
    }
  }

  private Sums compare(float[] image) {
    List<float[]> exact = floats.run(image, (node, values) -> {});
    List<float[]> given = rounded.run(image, this::round);
    List<float[]> inputs = new ArrayList<>();
    Sums sums = new Sums(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      float[] input = exact.get(i).clone();
      round(i, input);
      inputs.add(input);
      float[] alone = input;
      if (i > 0) {
        alone = rounded.compute(i, nodes.get(i).inputs().stream().map(inputs::get).toList());
        round(i, alone);
      }
      float[] seen = clipped(i, exact.get(i));
      sums.alone.get(i).add(seen, clipped(i, alone));
      sums.together.get(i).add(seen, clipped(i, given.get(i)));
    }
    return sums;
  }

  /**
   * As readers see the values: a gate's input of 40 is 3 to them, and no error if it is clipped.
   */
  private float[] clipped(int node, float[] values) {
    float low = (float) told.get(node).low();
    float high = (float) told.get(node).high();
    float[] clipped = values.clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(low, Math.min(high, clipped[i]));
    }
    return clipped;
  }
}
