package mobilenet.data.loader;

/**
 * How a {@link BatchLoader} works.
 *
 * @param batchSize images a batch, at least 1
 * @param lastBatch what becomes of images that do not fill one
 * @param order of the images
 * @param seed of the order and of everything random that happens to the images
 * @param threads that decode and augment, at least 1; results do not depend on it
 * @param maxFailedFraction of an epoch's images that may be unreadable, 0 to 1; fewer than ten are
 *     always left out without an error
 * @param cacheBytes for keeping decoded images, 0 or more; results do not depend on it
 */
public record LoaderOptions(
    int batchSize,
    LastBatch lastBatch,
    SampleOrder order,
    long seed,
    int threads,
    double maxFailedFraction,
    long cacheBytes) {

  /** Of unreadable images: one in a hundred. */
  public static final double DEFAULT_MAX_FAILED_FRACTION = 0.01;

  /** Checks the ranges. */
  public LoaderOptions {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size must be at least 1, given " + batchSize);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, given " + threads);
    }
    if (!(maxFailedFraction >= 0 && maxFailedFraction <= 1)) {
      throw new IllegalArgumentException(
          "the fraction of unreadable images must be 0 to 1, given " + maxFailedFraction);
    }
    if (cacheBytes < 0) {
      throw new IllegalArgumentException(
          "bytes of cached images must be 0 or more, given " + cacheBytes);
    }
  }

  /** Shuffled, in full batches only, so that batch statistics are of as many images each time. */
  public static LoaderOptions training(int batchSize, long seed, int threads) {
    return new LoaderOptions(
        batchSize,
        LastBatch.DROP,
        SampleOrder.SHUFFLED,
        seed,
        threads,
        DEFAULT_MAX_FAILED_FRACTION,
        0);
  }

  /** Every image once, in order. */
  public static LoaderOptions evaluation(int batchSize, int threads) {
    return new LoaderOptions(
        batchSize,
        LastBatch.KEEP,
        SampleOrder.AS_SELECTED,
        0,
        threads,
        DEFAULT_MAX_FAILED_FRACTION,
        0);
  }

  /** The same with another end of an epoch. */
  public LoaderOptions withLastBatch(LastBatch lastBatch) {
    return new LoaderOptions(
        batchSize, lastBatch, order, seed, threads, maxFailedFraction, cacheBytes);
  }

  /** The same with another limit of unreadable images, 0 to 1. */
  public LoaderOptions withMaxFailedFraction(double maxFailedFraction) {
    return new LoaderOptions(
        batchSize, lastBatch, order, seed, threads, maxFailedFraction, cacheBytes);
  }

  /** The same with memory for decoded images, which saves decoding small data sets anew. */
  public LoaderOptions withCacheBytes(long cacheBytes) {
    return new LoaderOptions(
        batchSize, lastBatch, order, seed, threads, maxFailedFraction, cacheBytes);
  }
}
