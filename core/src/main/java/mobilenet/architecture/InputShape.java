package mobilenet.architecture;

/**
 * The images that a network was made for.
 *
 * @param channels 3 for RGB, 1 for grey
 * @param size height and width in pixels; networks run at other sizes, too
 */
public record InputShape(int channels, int size) {

  /** Smallest size that every network of the catalogue runs at. */
  public static final int SMALLEST_SIZE = 1;

  /** Largest size that a file may ask for. */
  public static final int MAX_SIZE = 8192;

  /** Checks the ranges. */
  public InputShape {
    BlockChecks.positive("input channels", channels);
    if (size < SMALLEST_SIZE) {
      throw new IllegalArgumentException(
          "input size must be at least " + SMALLEST_SIZE + " pixels, given " + size);
    }
  }
}
