package mobilenet.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Part of a data set. */
public enum Split {
  /** For learning. */
  TRAIN("train", "train"),
  /** For measuring; called validation by ImageNet. */
  TEST("test", "t10k");

  private final String cliName;
  private final String idxPrefix;

  Split(String cliName, String idxPrefix) {
    this.cliName = cliName;
    this.idxPrefix = idxPrefix;
  }

  /** The name on the command line. */
  public String cliName() {
    return cliName;
  }

  /** Directories that hold this split, the preferred one first. */
  public List<String> directoryNames() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case TEST -> List.of("test", "val", "validation");
    };
  }

  /** What MNIST's files of this split begin with. */
  String idxPrefix() {
    return idxPrefix;
  }

  /**
   * The split of a name on the command line.
   *
   * @throws IllegalArgumentException for a name that is none of {@link #cliName()}
   */
  public static Split ofCliName(String name) {
    return Arrays.stream(values())
        .filter(s -> s.cliName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown split \""
                        + name
                        + "\"; expected one of "
                        + Arrays.stream(values())
                            .map(Split::cliName)
                            .collect(Collectors.joining(", "))));
  }
}
