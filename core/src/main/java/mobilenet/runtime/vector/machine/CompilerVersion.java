package mobilenet.runtime.vector.machine;

import java.util.Optional;

/**
 * The C2 of a JDK. That of 17 and those from 21 on like other shapes of tiles, and that of 17 makes
 * objects of vectors sooner where much was compiled before.
 *
 * @param feature release of the JDK, such as 17
 */
public record CompilerVersion(int feature) {
  private static final int FIRST_LATER = 21;

  /** The newest release whose code was measured and whose tests were run. */
  static final int NEWEST_TESTED = 25;

  /** That of this virtual machine. */
  public static final CompilerVersion HERE = new CompilerVersion(Runtime.version().feature());

  /** Whether it is one from 21 on; those between 17 and 21 are treated as 17. */
  public boolean isLater() {
    return feature >= FIRST_LATER;
  }

  /** What people should know of a release that is newer than all that were tested. */
  public Optional<String> remark() {
    return feature <= NEWEST_TESTED
        ? Optional.empty()
        : Optional.of(
            "tiles chosen for JDK " + NEWEST_TESTED + ", as JDK " + feature + " is untested");
  }
}
