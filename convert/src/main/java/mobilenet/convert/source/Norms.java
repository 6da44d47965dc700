package mobilenet.convert.source;

/** Whether a file has the batch norms of its network. */
public enum Norms {
  /** It has, all or some. */
  KEPT,
  /**
   * All are folded into convolutions: the network's own epsilon is unknown, and the one that is
   * stated belongs to norms that only add a bias.
   */
  FOLDED
}
