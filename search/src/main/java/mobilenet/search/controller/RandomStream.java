package mobilenet.search.controller;

import java.util.SplittableRandom;

/**
 * The separate sources of chance of a search by TuNAS. Each follows from the search's seed alone,
 * so that another size of the training batch, say, draws the same architectures.
 */
public enum RandomStream {
  /** Which architectures are drawn. */
  ARCHITECTURES(1),
  /** Which decisions are overruled while the shared weights warm up. */
  WARM_UP(2),
  /** Order and augmentation of the training images. */
  TRAINING_ORDER(3),
  /** Order of the images that accuracies are of. */
  VALIDATION_ORDER(4);

  /** Part of every seed: another value gives other results for the same seed. */
  private final int tag;

  RandomStream(int tag) {
    this.tag = tag;
  }

  /** The seed of this stream. */
  public long seed(long search) {
    // A generator's first number depends on all bits of its seed, so the streams of neighbouring
    // seeds are unrelated.
    return new SplittableRandom(new SplittableRandom(search).nextLong() + tag).nextLong();
  }

  /**
   * A generator that belongs to one sample of one step: a search that goes on needs no state of a
   * generator but the number of its step.
   *
   * @param search seed of the search
   * @param step 0 or more; draws that belong to no step, such as those that describe the
   *     distribution after it, have negative numbers
   * @param sample of the step, 0 or more
   */
  SplittableRandom at(long search, long step, long sample) {
    long ofStep = new SplittableRandom(seed(search) + step).nextLong();
    return new SplittableRandom(new SplittableRandom(ofStep + sample).nextLong());
  }
}
