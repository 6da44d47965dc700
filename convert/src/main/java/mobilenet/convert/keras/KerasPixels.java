package mobilenet.convert.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.PixelFactors;
import mobilenet.convert.source.PixelScale;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;

/** How the layers of a model scale pixels. */
final class KerasPixels {
  private static final String RESCALING = "Rescaling";

  /** Keras 3 writes tuples as objects with items, and arrays of NumPy in a config's value. */
  private static final List<String> WRAPPERS = List.of("config", "value", "items");

  private static final int MAX_DEPTH = 8;

  private final String origin;
  private final int channels;

  private KerasPixels(String origin, int channels) {
    this.origin = origin;
    this.channels = channels;
  }

  /**
   * Mean and standard deviation of pixels from 0 to 1; empty if no layer scales them.
   *
   * @param origin of the file, for messages
   * @param channels of the images
   * @param notes where the range of the model's pixels is noted
   * @throws ForeignFileException if a layer scales something else than pixels, or not by a positive
   *     number
   */
  static Optional<PixelScale> scale(
      String origin, List<KerasConfig.Layer> layers, int channels, List<String> notes)
      throws ForeignFileException {
    return new KerasPixels(origin, channels).scale(layers, notes);
  }

  private Optional<PixelScale> scale(List<KerasConfig.Layer> layers, List<String> notes)
      throws ForeignFileException {
    PixelFactors factors = PixelFactors.NONE;
    List<String> scaling = new ArrayList<>();
    boolean convolved = false;
    for (KerasConfig.Layer layer : layers) {
      convolved |= layer.type().contains("Conv");
      if (layer.type().equals(RESCALING)) {
        if (convolved) {
          throw error(layer, "scales features; expected it before the first convolution");
        }
        factors = factors.then(numbers(layer, "scale"), numbers(layer, "offset"));
        scaling.add(layer.name());
        if (factors.pixels(factors.white(), channels).isEmpty()) {
          throw error(layer, "scales pixels by " + factors.scale() + "; expected positive numbers");
        }
      }
    }
    if (factors.equals(PixelFactors.NONE)) {
      return Optional.empty();
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "the model scales pixels from 0 to %.0f itself (%s), which the checkpoint's mean and"
                + " std do",
            factors.white(),
            String.join(", ", scaling)));
    return factors.pixels(factors.white(), channels);
  }

  /** One number, or one for each channel; an offset that is left out is 0. */
  private List<Double> numbers(KerasConfig.Layer layer, String field) throws ForeignFileException {
    List<Double> numbers = new ArrayList<>();
    JsonValue value = layer.config().members().getOrDefault(field, JsonObject.EMPTY);
    if (field.equals("offset") && !layer.config().members().containsKey(field)) {
      return List.of(0.0);
    }
    collect(value, numbers, 0);
    if (numbers.isEmpty() || (numbers.size() != 1 && numbers.size() != channels)) {
      throw error(
          layer,
          "has "
              + numbers.size()
              + " numbers as its "
              + field
              + "; expected one, or one for each of "
              + channels
              + " channels");
    }
    return numbers;
  }

  private static void collect(JsonValue value, List<Double> into, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof JsonNumber number) {
      into.add(number.toDouble());
    } else if (value instanceof JsonArray array) {
      array.elements().forEach(item -> collect(item, into, depth + 1));
    } else if (value instanceof JsonObject object) {
      for (String wrapper : WRAPPERS) {
        collect(object.members().getOrDefault(wrapper, JsonObject.EMPTY), into, depth + 1);
      }
    }
  }

  private ForeignFileException error(KerasConfig.Layer layer, String what) {
    return new ForeignFileException(
        origin + ": layer " + layer.name() + " (" + layer.type() + ") " + what);
  }
}
