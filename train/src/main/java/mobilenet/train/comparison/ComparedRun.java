package mobilenet.train.comparison;

/**
 * What came out of one run.
 *
 * @param network name of the architecture
 * @param params its parameters
 * @param macs its multiply-accumulates of an image, at the size it was trained at
 * @param latencyMs median time of an image on one thread
 * @param seed of the run
 * @param top1 accuracy on the test images, 0 to 1
 */
public record ComparedRun(
    String network, long params, long macs, double latencyMs, long seed, double top1) {
  /** Checks the ranges. */
  public ComparedRun {
    if (params < 1 || macs < 1) {
      throw new IllegalArgumentException(
          "parameters and multiply-accumulates must be at least 1, given "
              + params
              + " and "
              + macs);
    }
    if (!(latencyMs > 0)) {
      throw new IllegalArgumentException("latency must be above 0, given " + latencyMs);
    }
    if (!(top1 >= 0 && top1 <= 1)) {
      throw new IllegalArgumentException("top-1 must be 0 to 1, given " + top1);
    }
  }
}
