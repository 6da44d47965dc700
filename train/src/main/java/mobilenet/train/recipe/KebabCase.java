package mobilenet.train.recipe;

import java.util.Locale;

/** Java names as recipes spell them: {@code dropPath} and {@code DROP_PATH} as drop-path. */
final class KebabCase {
  private KebabCase() {}

  static String of(String javaName) {
    boolean constant = javaName.equals(javaName.toUpperCase(Locale.ROOT));
    String parted = constant ? javaName.replace('_', '-') : javaName.replaceAll("([A-Z])", "-$1");
    return parted.toLowerCase(Locale.ROOT);
  }
}
