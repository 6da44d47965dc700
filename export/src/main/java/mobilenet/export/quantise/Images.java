package mobilenet.export.quantise;

/** Images as a network takes them, of one size. Safe for several threads. */
public interface Images {
  /** How many there are. */
  int count();

  /** Rows of each. */
  int height();

  /** Columns of each. */
  int width();

  /**
   * One of them.
   *
   * @param index 0 to {@link #count()} − 1
   * @return height · width · channels floats, channels of a pixel together, normalised
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  float[] get(int index);

  /** Its name, for messages. */
  String name(int index);
}
