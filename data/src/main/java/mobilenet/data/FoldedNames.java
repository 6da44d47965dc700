package mobilenet.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Class names without what people write in different ways or a folder's name cannot have: case,
 * blanks, dashes, {@code _}, slashes of any kind, {@code :}, and Unicode's different forms of
 * accents and wide letters.
 */
public final class FoldedNames {
  private static final Pattern LEFT_OUT =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\\p{Pc}/\\\\:\u2044\u2215\u29F8]+");

  private FoldedNames() {}

  /** The folded form of a name; the name itself if nothing would be left. */
  public static String fold(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String cased = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String folded =
        LEFT_OUT.matcher(Normalizer.normalize(cased, Normalizer.Form.NFKC)).replaceAll("");
    return folded.isEmpty() ? name : folded;
  }
}
