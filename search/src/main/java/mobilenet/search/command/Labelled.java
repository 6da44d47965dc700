package mobilenet.search.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import mobilenet.cli.UsageException;

/** Something that people and files call by a label. */
interface Labelled {
  /** Its name. */
  String label();

  /** The one of that label. */
  static <T extends Enum<T> & Labelled> Optional<T> find(Class<T> type, String label) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.label().equals(label))
        .findFirst();
  }

  /**
   * The one of that label.
   *
   * @throws UsageException if there is none
   */
  static <T extends Enum<T> & Labelled> T require(Class<T> type, String option, String label) {
    return find(type, label)
        .orElseThrow(
            () ->
                new UsageException(
                    option + " must be one of " + all(type) + ", given \"" + label + "\""));
  }

  /** All labels, with commas between. */
  static <T extends Enum<T> & Labelled> String all(Class<T> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Labelled::label)
        .collect(Collectors.joining(", "));
  }
}
