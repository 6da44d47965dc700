package mobilenet.export.quantise;

/** What a classifier's sums of products become. */
public enum Answers {
  /** Floats, as they are summed: no two classes get one logit by rounding. */
  SUMS,
  /** The nearest of 256 values, as other feature maps. */
  INTEGERS
}
