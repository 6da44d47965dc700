package mobilenet.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Part of a data set. Each has several names, in any case, as timm has them. */
public enum Split {
  /** For learning. */
  TRAIN,
  /** For measuring; where a data set has none, {@link #VALIDATION} takes its place. */
  TEST,
  /** For choosing; for measuring too where the test images have no labels, as in ImageNet. */
  VALIDATION;

  /** The name on the command line. */
  public String cliName() {
    return names().get(0);
  }

  /** All names, in lower case, the usual one first. */
  public List<String> names() {
    return switch (this) {
      case TRAIN -> List.of("train", "training");
      case TEST -> List.of("test", "testing");
      case VALIDATION -> List.of("val", "valid", "validation", "eval", "evaluation");
    };
  }

  /** The splits that are taken for this one, the first that a data set has. */
  public List<Split> alternatives() {
    return this == TEST ? List.of(TEST, VALIDATION) : List.of(this);
  }

  /** What MNIST's files of this split begin with, the usual prefix first. */
  List<String> idxPrefixes() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case TEST -> List.of("t10k", "test");
      case VALIDATION -> List.of();
    };
  }

  /** The split that a word names, in any case; empty if it names none. */
  public static Optional<Split> named(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(split -> split.names().contains(lower)).findFirst();
  }

  /**
   * The split of a name on the command line.
   *
   * @throws IllegalArgumentException for a name that is none of {@link #names()}
   */
  public static Split ofCliName(String name) {
    return named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown split \""
                        + name
                        + "\"; expected one of "
                        + Arrays.stream(values())
                            .flatMap(split -> split.names().stream())
                            .collect(Collectors.joining(", "))));
  }
}
