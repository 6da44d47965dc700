package mobilenet.convert.source;

import java.util.Optional;
import mobilenet.architecture.Padding;

/**
 * What a file itself says of what weights do not tell.
 *
 * @param epsilon of all its batch norms
 * @param padding of all its strided convolutions
 * @param size of its square images, in pixels
 * @param pixels how the network itself scales them
 * @param norms whether the file has its batch norms
 */
public record Stated(
    Optional<Double> epsilon,
    Optional<Padding> padding,
    Optional<Integer> size,
    Optional<PixelScale> pixels,
    Norms norms) {
  /** Nothing. */
  public static final Stated NOTHING =
      new Stated(Optional.empty(), Optional.empty(), Optional.empty());

  /** What layers say, which have their batch norms, of all but pixels. */
  public Stated(Optional<Double> epsilon, Optional<Padding> padding, Optional<Integer> size) {
    this(epsilon, padding, size, Optional.empty(), Norms.KEPT);
  }

  /** The same with what layers say of pixels. */
  public Stated withPixels(Optional<PixelScale> scale) {
    return new Stated(epsilon, padding, size, scale, norms);
  }
}
