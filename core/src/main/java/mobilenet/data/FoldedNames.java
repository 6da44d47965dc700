package mobilenet.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of classes without what the name of a folder may not have or people write differently:
 * case, blanks, {@code -}, {@code _}, slashes and colons, and how Unicode writes accents.
 */
public final class FoldedNames {
  private static final Pattern LEFT_OUT = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\-_/\\\\:]+");

  private FoldedNames() {}

  /** What is left of a name; the name itself if that is nothing. */
  public static String fold(String name) {
    String cased = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String folded =
        LEFT_OUT.matcher(Normalizer.normalize(cased, Normalizer.Form.NFC)).replaceAll("");
    return folded.isEmpty() ? name : folded;
  }
}
