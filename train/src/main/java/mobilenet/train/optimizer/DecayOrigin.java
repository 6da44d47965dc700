package mobilenet.train.optimizer;

/**
 * From where a decay counts its epochs. With W epochs of warm-up and N in all, a cosine's angle is
 * either {@code π(t − W)/(N − W)} or {@code πt/N}.
 */
public enum DecayOrigin {
  /**
   * The end of the warm-up: the rate reaches its peak and falls from there. The schedule as papers
   * draw it; timm's {@code --warmup-prefix}.
   */
  AFTER_WARM_UP,
  /**
   * The first epoch: the warm-up takes the place of the decay's first epochs and ends where the
   * decay has got to by then, below the peak. What TensorFlow Model Garden's {@code LinearWarmup}
   * does around any schedule. timm's default counts so too, but warms up to the peak and then drops
   * by what the decay has missed.
   */
  FIRST_EPOCH
}
