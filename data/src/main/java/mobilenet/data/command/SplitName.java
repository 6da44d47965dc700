package mobilenet.data.command;

import mobilenet.cli.UsageException;
import mobilenet.data.Split;

/** A split as people name it on the command line. */
public final class SplitName {
  private SplitName() {}

  /**
   * The split of a name.
   *
   * @param name as it was given to {@code --split}
   * @throws UsageException if there is none of that name
   */
  public static Split parse(String name) {
    try {
      return Split.ofCliName(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--split: " + e.getMessage());
    }
  }
}
