package mobilenet.convert;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Padding;

/**
 * What a user said of a file beside its name.
 *
 * @param model its network
 * @param padding of its strided convolutions
 * @param epsilon of its batch norms
 * @param entry which of several networks in the file
 * @param labels names of the classes
 * @param images how they are prepared
 */
public record Choices(
    Optional<Architecture> model,
    Optional<Padding> padding,
    Optional<Double> epsilon,
    Optional<String> entry,
    Optional<List<String>> labels,
    ImageChoices images) {
  /** Nothing. */
  public static final Choices NONE =
      new Choices(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ImageChoices.NONE);

  /** Copies. */
  public Choices {
    labels = labels.map(List::copyOf);
  }
}
