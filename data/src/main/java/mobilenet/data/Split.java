package mobilenet.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of a data set. Like in timm, each has several names, which may be in any case. */
public enum Split {
  /** For training. */
  TRAIN,
  /** For the final measurement; if a data set has none, {@link #VALIDATION} takes its place. */
  TEST,
  /**
   * For choosing settings; also for the final measurement if test images have no labels, as in
   * ImageNet.
   */
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

  /** The splits that may serve as this one; the first that a data set has is used. */
  public List<Split> alternatives() {
    return this == TEST ? List.of(TEST, VALIDATION) : List.of(this);
  }

  /** Prefixes of MNIST's files for this split, the usual one first. */
  List<String> idxPrefixes() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case TEST -> List.of("t10k", "test");
      case VALIDATION -> List.of();
    };
  }

  /** The split with this name, in any case; empty if there is none. */
  public static Optional<Split> named(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(split -> split.names().contains(lower)).findFirst();
  }

  /**
   * The split with this name on the command line.
   *
   * @throws IllegalArgumentException if the name is not one of {@link #names()}
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
