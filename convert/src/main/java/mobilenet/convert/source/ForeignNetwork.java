package mobilenet.convert.source;

import java.util.List;
import java.util.Optional;
import mobilenet.weights.WeightSource;

/**
 * The tensors of a network in another framework's file.
 *
 * @param format what kind of file, and where in it, for people: {@code PyTorch zip archive, entry
 *     state_dict}
 * @param origin whose conventions the network follows
 * @param weights with the file's names, or with timm's where the origin is not PyTorch
 * @param types of the values in the file and how many tensors have them: {@code F32 (92)}
 * @param architecture a name that the file itself gives
 * @param labels names of the classes, if the file has them
 * @param asides what is in the file besides, and is not converted
 * @param notes what else should be known, such as values that were rounded
 * @param stated what the file says of padding, epsilon and images
 */
public record ForeignNetwork(
    String format,
    Origin origin,
    WeightSource weights,
    String types,
    Optional<String> architecture,
    Optional<List<String>> labels,
    List<String> asides,
    List<String> notes,
    Stated stated) {
  /** Copies. */
  public ForeignNetwork {
    labels = labels.map(List::copyOf);
    asides = List.copyOf(asides);
    notes = List.copyOf(notes);
  }
}
