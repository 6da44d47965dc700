package mobilenet.data.augment;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text of {@link RandAugmentString}, for messages that quote it. */
final class RandAugmentReader {
  /** No sign, exponent or suffix: Java would also read "1f", "0x1p3" or "NaN". */
  private static final Pattern PART = Pattern.compile("([a-z]+?)(inf|[0-9]+(?:\\.[0-9]+)?)");

  private static final String INFINITE = "inf";

  private final String text;
  private final Map<RandAugmentKey, String> values = new EnumMap<>(RandAugmentKey.class);

  RandAugmentReader(String text) {
    this.text = text;
    String[] parts = text.split(RandAugmentString.SEPARATOR, -1);
    if (!parts[0].equals(RandAugmentString.PREFIX)) {
      throw error("must start with \"rand\", such as rand-m9-n2-mstd0.5-inc1");
    }
    for (int i = 1; i < parts.length; i++) {
      put(parts[i]);
    }
  }

  RandAugment read() {
    double magnitude = number(RandAugmentKey.MAGNITUDE, RandAugmentString.DEFAULT_MAGNITUDE);
    int operations = operations();
    double spread = spread();
    double max = number(RandAugmentKey.MAX_MAGNITUDE, RandAugment.MAX_MAGNITUDE);
    double probability = number(RandAugmentKey.PROBABILITY, RandAugmentString.DEFAULT_PROBABILITY);
    boolean increasing = increasing();
    try {
      return new RandAugment(operations, magnitude, spread, max, probability, increasing);
    } catch (IllegalArgumentException e) {
      throw error(String.valueOf(e.getMessage()));
    }
  }

  private void put(String part) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw error("expected a key and a number, such as m9, given \"" + part + "\"");
    }
    String name = matcher.group(1);
    RandAugmentKey key = RandAugmentKey.of(name).orElseThrow(() -> unknownKey(name));
    if (values.put(key, matcher.group(2)) != null) {
      throw error(
          "duplicate key \""
              + name
              + "\"; expected each of "
              + RandAugmentKey.names()
              + " at most once");
    }
  }

  private int operations() {
    String value = values.get(RandAugmentKey.OPERATIONS);
    if (value == null) {
      return RandAugmentString.DEFAULT_OPERATIONS;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw error("n must be a whole number, given \"" + value + "\"");
    }
  }

  private double number(RandAugmentKey key, double otherwise) {
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value.equals(INFINITE)) {
      throw error(key.text() + " must be a number, given \"inf\"");
    }
    return Double.parseDouble(value);
  }

  private double spread() {
    if (INFINITE.equals(values.get(RandAugmentKey.SPREAD))) {
      return RandAugment.UNIFORM_SPREAD;
    }
    double spread = number(RandAugmentKey.SPREAD, 0);
    return spread > RandAugmentString.LARGEST_SPREAD ? RandAugment.UNIFORM_SPREAD : spread;
  }

  private boolean increasing() {
    String value = values.get(RandAugmentKey.INCREASING);
    if (value != null && !value.equals(RandAugmentString.INCREASING)) {
      throw error("inc must be 1 or left out, given \"" + value + "\"");
    }
    return value != null;
  }

  private IllegalArgumentException unknownKey(String name) {
    return error("unknown key \"" + name + "\"; expected one of " + RandAugmentKey.names());
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("RandAugment \"" + text + "\": " + what);
  }
}
