package mobilenet.bench.command;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobilenet.cli.UsageException;

/**
 * A limit of Java's heap.
 *
 * @param text as {@code -Xmx} takes it: a number of bytes, or one with k, m or g
 */
record HeapSize(String text) {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})([kmg]?)");

  private static final long LEAST = 16L << 20;

  /**
   * Checks what was given for an option.
   *
   * @throws UsageException if it is no size, or one in which nothing runs
   */
  static HeapSize of(String option, String given) {
    Matcher size = SIZE.matcher(given.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new UsageException(
          option + " must be a number with k, m or g, such as 512m, given \"" + given + "\"");
    }
    double unit =
        switch (size.group(2)) {
          case "k" -> 1 << 10;
          case "m" -> 1 << 20;
          case "g" -> 1 << 30;
          default -> 1;
        };
    if (Long.parseLong(size.group(1)) * unit < LEAST) {
      throw new UsageException(option + " must be at least 16m, given " + given);
    }
    return new HeapSize(given);
  }
}
