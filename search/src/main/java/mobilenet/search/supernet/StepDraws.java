package mobilenet.search.supernet;

import java.util.SplittableRandom;

/**
 * What the steps of a training draw. Each kind of draw has a stream of its own, so that more draws
 * of one leave the others as they are.
 *
 * @param seed of all streams. A search has streams that follow from its own seed, so that its
 *     trainings must have another one here
 */
record StepDraws(long seed) {
  private enum Draw {
    NETWORK(0),
    TARGETS(1),
    DROPOUT(2);

    private static final long OF_A_STEP = 3;

    private final long number;

    Draw(long number) {
      this.number = number;
    }

    private long of(long step) {
      return step * OF_A_STEP + number;
    }
  }

  /** Of the network. */
  SplittableRandom network(long step) {
    return random(step, Draw.NETWORK);
  }

  /** Of what is done to targets. */
  SplittableRandom targets(long step) {
    return random(step, Draw.TARGETS);
  }

  /** Seed of dropout and drop path. */
  long dropout(long step) {
    return random(step, Draw.DROPOUT).nextLong();
  }

  private SplittableRandom random(long step, Draw draw) {
    long stream = new SplittableRandom(seed).nextLong() + draw.of(step);
    // Neighbouring seeds give alike first draws of small ranges, unless they are mixed once more.
    return new SplittableRandom(new SplittableRandom(stream).nextLong());
  }
}
