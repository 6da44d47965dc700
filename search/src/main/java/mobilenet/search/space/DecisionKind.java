package mobilenet.search.space;

/** What a decision changes. */
public enum DecisionKind {
  /** Channels or expansions alone, as {@link SearchSpace#widestOptions} has it. */
  WIDTH,
  /** Whether a row stands there, or how often its block is repeated. */
  DEPTH,
  /** What blocks are: kernels, kinds of block and so on. */
  FORM
}
