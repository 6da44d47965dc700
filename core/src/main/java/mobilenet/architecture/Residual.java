package mobilenet.architecture;

/** Whether a block adds its input to its output. */
public enum Residual {
  /** If the stride is 1 and the channel counts agree: the rule of every paper. */
  WHERE_SHAPES_AGREE,
  /** Never, even if the shapes agree: timm's {@code noskip}. */
  NEVER
}
