package mobilenet.train.recipe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Scalars read as the type that a key has, by one syntax. YAML's own has octals, base 60, and texts
 * that are true.
 */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern WITH_EXPONENT = Pattern.compile(NUMBER + "[eE][-+]?[0-9]+");

  private Scalars() {}

  static Optional<Integer> whole(YamlNode.Scalar scalar) {
    if (scalar.kind() != YamlNode.Scalar.Kind.NUMBER || !WHOLE.matcher(scalar.text()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseInt(scalar.text()));
    } catch (NumberFormatException tooLong) {
      return Optional.empty();
    }
  }

  static Optional<Double> number(YamlNode.Scalar scalar) {
    String text = scalar.text();
    // YAML 1.1 takes 1e-5 for a text, for want of a dot.
    boolean written =
        switch (scalar.kind()) {
          case NUMBER -> NUMBER.matcher(text).matches() || WITH_EXPONENT.matcher(text).matches();
          case TEXT -> WITH_EXPONENT.matcher(text).matches();
          case TRUTH, NOTHING -> false;
        };
    return written ? Optional.of(Double.parseDouble(text)) : Optional.empty();
  }

  static Optional<Boolean> truth(YamlNode.Scalar scalar) {
    if (scalar.kind() != YamlNode.Scalar.Kind.TRUTH) {
      return Optional.empty();
    }
    return switch (scalar.text()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
