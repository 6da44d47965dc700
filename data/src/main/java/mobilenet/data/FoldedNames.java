package mobilenet.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of classes without what the name of a folder may not have or people write differently:
 * case, blanks, dashes, {@code _}, slashes of any kind and {@code :}, and how Unicode writes
 * accents and wide letters.
 */
public final class FoldedNames {
  private static final Pattern LEFT_OUT =
      Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\\p{Pc}/\\\\:\u2044\u2215\u29F8]+");

  private FoldedNames() {}

  /** What is left of a name; the name itself if that is nothing. */
  public static String fold(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String cased = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String folded =
        LEFT_OUT.matcher(Normalizer.normalize(cased, Normalizer.Form.NFKC)).replaceAll("");
    return folded.isEmpty() ? name : folded;
  }
}
