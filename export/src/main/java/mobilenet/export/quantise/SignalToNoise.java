package mobilenet.export.quantise;

/** Sums up values and their errors: 10 · log₁₀(Σx² / Σ(x − q)²), in decibels. */
public final class SignalToNoise {
  private static final double DECIBELS = 10;

  private double signal;
  private double noise;

  /** Sums nothing yet. */
  public SignalToNoise() {}

  /**
   * Adds values.
   *
   * @param exact x
   * @param given q, as many
   */
  public void add(float[] exact, float[] given) {
    if (exact.length != given.length) {
      throw new IllegalArgumentException(
          "expected " + exact.length + " values, given " + given.length);
    }
    for (int i = 0; i < exact.length; i++) {
      double difference = (double) exact[i] - given[i];
      signal += (double) exact[i] * exact[i];
      noise += difference * difference;
    }
  }

  /** Adds what another has summed. */
  void add(SignalToNoise other) {
    signal += other.signal;
    noise += other.noise;
  }

  /** The ratio so far: infinite where nothing differs. */
  public double decibels() {
    return noise == 0 ? Double.POSITIVE_INFINITY : DECIBELS * Math.log10(signal / noise);
  }
}
