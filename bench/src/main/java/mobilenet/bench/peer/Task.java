package mobilenet.bench.peer;

import java.util.List;
import java.util.SplittableRandom;
import mobilenet.graph.Graph;
import mobilenet.graph.Macs;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;

/**
 * What all peers run.
 *
 * @param network name of the architecture
 * @param weights as loaded
 * @param size of the image in both directions
 * @param threads each peer may use
 * @param batch images a run
 */
public record Task(String network, BoundGraph weights, int size, int threads, int batch) {
  private static final long SEED = 1;

  /** Checks the ranges, and that the network takes such images and names classes. */
  public Task {
    if (size < 1 || threads < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "size, threads and batch must be at least 1, given " + List.of(size, threads, batch));
    }
    Shapes.infer(weights.graph(), size, size);
    if (!weights.graph().taps().containsKey(Graph.LOGITS)) {
      throw new IllegalArgumentException(
          network + " has no classifier, so its results cannot be compared");
    }
  }

  /** A batch of N×C×H×W pseudo-random values in −1 … 1, the same for all peers. */
  public float[] images() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] values = new float[Math.multiplyExact(batch, imageLength())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }

  /** The same images as N×H×W×C. */
  public float[] imagesChannelsLast() {
    float[] planar = images();
    float[] values = new float[planar.length];
    int pixels = size * size;
    for (int i = 0; i < planar.length; i++) {
      int image = i / imageLength();
      int c = i / pixels % channels();
      values[image * imageLength() + i % pixels * channels() + c] = planar[i];
    }
    return values;
  }

  /** Channels of an image. */
  public int channels() {
    return ((Op.Input) weights.graph().nodes().get(0).op()).channels();
  }

  /** Floats of one image. */
  public int imageLength() {
    return Math.toIntExact(new Shape(channels(), size, size).elementCount());
  }

  /** Multiply-accumulates of a run. */
  public long macs() {
    Graph graph = weights.graph();
    return batch * Macs.total(graph, Shapes.infer(graph, size, size));
  }

  /** How many classes the network tells apart. */
  public int classes() {
    Graph graph = weights.graph();
    Integer logits = graph.taps().get(Graph.LOGITS);
    return logits == null ? 0 : Shapes.infer(graph, size, size).get(logits).channels();
  }
}
