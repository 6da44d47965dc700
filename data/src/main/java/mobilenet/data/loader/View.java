package mobilenet.data.loader;

import java.util.Optional;
import mobilenet.data.augment.Mix;

/**
 * What an image of a batch shows. From it, and nothing else of the batch, the input can be made
 * again to the bit.
 *
 * @param place which one of its source's views it is
 * @param part the image
 * @param partner what it is mixed with, if it is
 */
public record View(Place place, Part part, Optional<Partner> partner) {

  /**
   * Which view of a source this is.
   *
   * @param source number of the source, 0 where there is one alone
   * @param slot place of the image among the source's images; where all images of a data set are
   *     one source, the index of the image
   * @param pass how often the source has shown all of its images before, 0 or more
   */
  public record Place(int source, int slot, int pass) {}

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
  public static View of(Place place, Part part) {
    return new View(place, part, Optional.empty());
  }

  /** The same, mixed with another. */
  public View mixedWith(Part other, Mix mix) {
    return new View(place, part, Optional.of(new Partner(other, mix)));
  }
}
