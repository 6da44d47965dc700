package mobilenet.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits an arch string into its type and options, with positions for error messages. */
final class ArchStringReader {
  private static final String TYPES = "cn, ds, dsa, ir, er, uir, mqa, mha";

  private final String text;
  private final String[] tokens;

  ArchStringReader(String text) {
    this.text = text;
    this.tokens = text.split("_", -1);
  }

  String type() {
    return tokens[0];
  }

  IllegalArgumentException unknownType(String type) {
    return error(0, "unknown block type \"" + type + "\"; expected one of " + TYPES);
  }

  /** All options after the type; each must be one of {@code legal} and occur once. */
  Options options(String... legal) {
    List<String> keys = List.of(legal);
    Map<String, Token> found = new LinkedHashMap<>();
    int position = tokens[0].length() + 1;
    for (int i = 1; i < tokens.length; i++) {
      Token token = token(tokens[i], position, keys);
      if (found.put(token.key, token) != null) {
        throw error(position, "duplicate key \"" + token.key + "\"");
      }
      position += tokens[i].length() + 1;
    }
    return new Options(found);
  }

  private Token token(String token, int position, List<String> keys) {
    if (token.equals("noskip") && keys.contains("noskip")) {
      return new Token("noskip", "", position);
    }
    int split = 0;
    while (split < token.length() && Character.isLetter(token.charAt(split))) {
      split++;
    }
    // An activation's value is made of letters too, as in nre.
    if (token.startsWith("n") && keys.contains("n") && !token.equals("noskip")) {
      split = 1;
    }
    String key = token.substring(0, split);
    if (!keys.contains(key)) {
      throw error(
          position,
          "unknown key \""
              + (key.isEmpty() ? token : key)
              + "\"; expected one of "
              + String.join(", ", keys));
    }
    return new Token(key, token.substring(split), position);
  }

  private IllegalArgumentException error(int position, String what) {
    return new IllegalArgumentException("\"" + text + "\" at position " + position + ": " + what);
  }

  private record Token(String key, String value, int position) {}

  /** The options of one row. */
  final class Options {
    private final Map<String, Token> tokens;

    private Options(Map<String, Token> tokens) {
      this.tokens = tokens;
    }

    boolean has(String key) {
      return tokens.containsKey(key);
    }

    /** Throws unless the value of a key that is in the text meets a condition. */
    void require(boolean condition, String key, String rule) {
      if (!condition) {
        throw error(required(key).position, "key " + key + ": " + rule);
      }
    }

    int integer(String key) {
      Token token = required(key);
      if (!token.value.matches("\\d{1,6}")) {
        throw error(
            token.position, "key " + key + " needs a whole number, given \"" + token.value + "\"");
      }
      return Integer.parseInt(token.value);
    }

    int integerOr(String key, int absent) {
      return has(key) ? integer(key) : absent;
    }

    double decimal(String key) {
      Token token = required(key);
      if (!token.value.matches("\\d{1,6}(\\.\\d{1,20})?")) {
        throw error(
            token.position, "key " + key + " needs a number, given \"" + token.value + "\"");
      }
      return Double.parseDouble(token.value);
    }

    double decimalOr(String key, double absent) {
      return has(key) ? decimal(key) : absent;
    }

    Optional<Activation> activation() {
      if (!has("n")) {
        return Optional.empty();
      }
      Token token = required("n");
      Optional<Activation> activation = Activation.ofArchCode(token.value);
      if (activation.isEmpty()) {
        throw error(
            token.position,
            "unknown activation \"" + token.value + "\"; expected re, r6, hs, sw or ge");
      }
      return activation;
    }

    private Token required(String key) {
      Token token = tokens.get(key);
      if (token == null) {
        throw error(text.length(), "missing key \"" + key + "\"");
      }
      return token;
    }
  }
}
