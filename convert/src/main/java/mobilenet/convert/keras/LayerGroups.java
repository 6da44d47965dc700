package mobilenet.convert.keras;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Keras 3 calls the groups of a model's layers: after their types, numbered in the order of the
 * layers. The third Conv2D of the file's model is {@code layers/conv2d_2}; the first of a model in
 * it, {@code layers/functional/layers/conv2d}.
 */
final class LayerGroups {
  /** A word begins a new part, and so does a capital after a small letter: not that of 2D. */
  private static final Pattern WORDS = Pattern.compile("(?<=.)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])");

  private final String folder;
  private final Map<String, Integer> counts = new HashMap<>();

  private LayerGroups(String folder) {
    this.folder = folder;
  }

  /** Of the file's own model. */
  static LayerGroups ofFile() {
    return new LayerGroups("layers/");
  }

  /** Of a model that is a layer itself, by that layer's group. */
  static LayerGroups of(String model) {
    return new LayerGroups(model + "/layers/");
  }

  /** The group of the next layer. */
  String next(String type) {
    String name = snakeCase(type);
    int number = counts.merge(name, 1, Integer::sum) - 1;
    return folder + (number == 0 ? name : name + "_" + number);
  }

  /** {@code BatchNormalization} is {@code batch_normalization}. */
  static String snakeCase(String type) {
    return WORDS.matcher(type).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
