package mobilenet.train.trainer;

/**
 * How far a run has come.
 *
 * @param epoch the one under way, 0 for the first
 * @param batch the next one of it, 0 for the first
 * @param updates of the weights so far
 * @param lossSum over the images of this epoch so far
 * @param correct of them
 * @param images of this epoch so far
 * @param seconds of training and validation so far, over all parts of an interrupted run
 * @param epochSeconds of them, in this epoch
 * @param epochWaiting of those, spent waiting for images
 * @param bestTop1 on the validation images, −1 before the first time
 */
record Position(
    int epoch,
    int batch,
    long updates,
    double lossSum,
    long correct,
    long images,
    double seconds,
    double epochSeconds,
    double epochWaiting,
    double bestTop1) {

  static final Position START = new Position(0, 0, 0, 0, 0, 0, 0, 0, 0, -1);

  /**
   * Where a batch has been learnt from.
   *
   * @param took seconds
   * @param waited of them, for its images
   */
  Position afterBatch(double loss, int right, int shown, double took, double waited) {
    return new Position(
        epoch,
        batch + 1,
        updates + 1,
        lossSum + loss * shown,
        correct + right,
        images + shown,
        seconds + took,
        epochSeconds + took,
        epochWaiting + waited,
        bestTop1);
  }

  /** A batch of which no image could be used. */
  Position afterEmptyBatch() {
    return new Position(
        epoch,
        batch + 1,
        updates,
        lossSum,
        correct,
        images,
        seconds,
        epochSeconds,
        epochWaiting,
        bestTop1);
  }

  Position nextEpoch(double took, double best) {
    return new Position(epoch + 1, 0, updates, 0, 0, 0, seconds + took, 0, 0, best);
  }
}
