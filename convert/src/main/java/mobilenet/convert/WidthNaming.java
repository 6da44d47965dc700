package mobilenet.convert;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;

/** Names of networks at widths that the catalogue does not list. */
final class WidthNaming {
  private static final Pattern FULL_WIDTH = Pattern.compile("_100$");

  private WidthNaming() {}

  /**
   * The same network under timm's kind of name: {@code mobilenetv2_100} at width 0.25 is {@code
   * mobilenetv2_025}.
   */
  static Architecture named(Architecture found) {
    Optional<Architecture> listed = Catalogue.find(found.name());
    if (listed.isPresent() && listed.get().scaling().equals(found.scaling())) {
      return found;
    }
    String name =
        String.format(
            Locale.ROOT,
            "%s_%03d",
            FULL_WIDTH.matcher(found.name()).replaceFirst(""),
            Math.round(found.scaling().width() * 100));
    return Catalogue.find(name)
        .filter(other -> other.scaling().equals(found.scaling()))
        .map(other -> found.named(name))
        .orElse(found);
  }
}
