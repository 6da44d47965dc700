package mobilenet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which timm numbers classes: case is ignored, and digits are compared as numbers, so
 * that {@code 2} comes before {@code 10}. Names that differ only in case or leading zeros are in
 * the order of their characters.
 */
public final class NaturalOrder {
  /** Compares names of classes. */
  public static final Comparator<String> OF_NAMES =
      Comparator.comparing(NaturalOrder::parts, NaturalOrder::compare)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");

  private NaturalOrder() {}

  /** Texts, which may be empty, at even indices, and numbers without leading zeros at odd ones. */
  private static List<String> parts(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    Matcher digits = DIGITS.matcher(lower);
    int end = 0;
    while (digits.find()) {
      parts.add(lower.substring(end, digits.start()));
      parts.add(number(digits.group()));
      end = digits.end();
    }
    parts.add(lower.substring(end));
    return parts;
  }

  private static String number(String digits) {
    StringBuilder number = new StringBuilder();
    digits
        .codePoints()
        .map(c -> Character.digit(c, 10))
        .filter(d -> d != 0 || !number.isEmpty())
        .forEach(number::append);
    return number.toString();
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      boolean number = i % 2 == 1;
      int order = number ? Integer.compare(a.get(i).length(), b.get(i).length()) : 0;
      order = order == 0 ? compareText(a.get(i), b.get(i)) : order;
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareText(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  /** Whether two names differ only in case and leading zeros. */
  public static boolean ties(String a, String b) {
    return compare(parts(a), parts(b)) == 0;
  }
}
