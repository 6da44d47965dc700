package mobilenet.convert;

/**
 * Something that the weights do not say, and how it is known.
 *
 * @param value as it is printed
 * @param certainty how far it can be trusted
 * @param reason where it is from, and what changes it
 */
public record Fact(String value, Certainty certainty, String reason) {
  /** How far something can be trusted. */
  public enum Certainty {
    /** An option said so. */
    GIVEN,
    /** It follows from what the file says of itself. */
    KNOWN,
    /** Nothing says so: it is what is most usual. */
    ASSUMED
  }
}
