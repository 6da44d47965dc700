package mobilenet.data.loader;

import java.util.Optional;
import mobilenet.data.augment.Mix;

/**
 * What an image of a batch shows. From it, and nothing else of the batch, the input can be made
 * again to the bit.
 *
 * @param part the image
 * @param partner what it is mixed with, if it is
 */
public record View(Part part, Optional<Partner> partner) {

  /**
   * One image as it is augmented.
   *
   * @param index in the data set
   * @param seed of everything random that happens to it
   */
  public record Part(int index, long seed) {}

  /**
   * The other image of a mixed one.
   *
   * @param part the image
   * @param mix how the two become one
   */
  public record Partner(Part part, Mix mix) {}

  /** Of one image alone. */
  public static View of(Part part) {
    return new View(part, Optional.empty());
  }

  /** The same, mixed with another. */
  public View mixedWith(Part other, Mix mix) {
    return new View(part, Optional.of(new Partner(other, mix)));
  }
}
