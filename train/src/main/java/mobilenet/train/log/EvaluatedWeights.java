package mobilenet.train.log;

/** Which weights a validation measured. */
public enum EvaluatedWeights {
  /** Those that the optimiser changes. */
  RAW("raw"),
  /** Their moving average. */
  AVERAGE("average");

  private final String label;

  EvaluatedWeights(String label) {
    this.label = label;
  }

  /** The name in files. */
  public String label() {
    return label;
  }
}
