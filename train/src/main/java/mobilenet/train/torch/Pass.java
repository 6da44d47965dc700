package mobilenet.train.torch;

/** What a forward pass is for. */
enum Pass {
  /** Batch statistics, dropped paths; nothing is overwritten that the backward pass needs. */
  TRAIN,
  /** Running statistics, nothing random; feature maps may be overwritten by their last reader. */
  EVALUATE,
  /** As {@link #EVALUATE}, but by batch statistics; the running ones stay as they are. */
  BATCH_STATISTICS;

  /** Whether batch norms use the statistics of the batch. */
  boolean hasBatchStatistics() {
    return this != EVALUATE;
  }
}
