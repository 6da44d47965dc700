package mobilenet.bench.peer;

import java.util.SplittableRandom;
import mobilenet.graph.pass.BoundGraph;

/**
 * What all peers run.
 *
 * @param network name of the architecture
 * @param weights as loaded
 * @param macs multiply-accumulates of one picture
 * @param size of the picture in both directions
 * @param threads each peer may use
 * @param batch pictures a run
 */
public record Task(
    String network, BoundGraph weights, long macs, int size, int threads, int batch) {
  private static final int CHANNELS = 3;

  /** Checks the ranges. */
  public Task {
    if (size < 1 || threads < 1 || batch < 1) {
      throw new IllegalArgumentException("size, threads and batch must be at least 1");
    }
  }

  /** A batch of N×C×H×W pseudo-random values in −1 … 1, the same for all peers. */
  public float[] pictures() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[batch * CHANNELS * size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return values;
  }

  /** Floats of one picture. */
  public int pictureLength() {
    return CHANNELS * size * size;
  }
}
