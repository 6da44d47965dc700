package mobilenet.architecture;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Widths that timm has no entry for, named in timm's way: {@code mobilenetv1_050} is {@code
 * mobilenetv1_100} at width 0.5, {@code mobilenetv4_conv_small_070} is {@code
 * mobilenetv4_conv_small} at width 0.7, each by the rules of its {@link Scaling}.
 */
final class WidthNames {
  private static final int MIN_PERCENT = 10;
  private static final int MAX_PERCENT = 400;

  /** A name, and the width in percent. */
  private static final Pattern NAME = Pattern.compile("(.+)_(\\d{3})");

  private WidthNames() {}

  /**
   * The network of such a name; empty if no network of the base name is listed at width 1, or the
   * width is not 0.1 to 4.
   *
   * @param listed networks by name
   */
  static Optional<Architecture> find(String name, Map<String, Architecture> listed) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int percent = Integer.parseInt(matcher.group(2));
    if (percent < MIN_PERCENT || percent > MAX_PERCENT) {
      return Optional.empty();
    }
    String prefix = matcher.group(1);
    return Optional.ofNullable(listed.getOrDefault(prefix, listed.get(prefix + "_100")))
        .filter(base -> base.scaling().width() == 1)
        .map(base -> base.named(name).withWidth(percent / 100.0));
  }
}
