package mobilenet.train.torch;

/** What a forward pass is for. */
enum Pass {
  /** Batch statistics, dropped paths; nothing is overwritten that the backward pass needs. */
  TRAIN,
  /** Running statistics, nothing random; feature maps may be overwritten by their last reader. */
  EVALUATE
}
