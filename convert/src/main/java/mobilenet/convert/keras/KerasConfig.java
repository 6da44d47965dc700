package mobilenet.convert.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mobilenet.architecture.Padding;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.Stated;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/**
 * The layers of a model as its JSON document describes them: {@code model_config} of an HDF5 file,
 * {@code config.json} of an archive, {@code modelTopology} of TensorFlow.js.
 *
 * @param layers those of nested models in the model's place
 */
public record KerasConfig(List<Layer> layers) {
  private static final int MAX_DEPTH = 8;

  /** Copies. */
  public KerasConfig {
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param type such as {@code Conv2D}
   * @param name its own
   * @param group where an archive of Keras 3 has its variables
   * @param config its settings
   */
  public record Layer(String type, String name, String group, JsonObject config) {}

  /**
   * Reads a document.
   *
   * @param origin of the file, for messages
   */
  public static KerasConfig of(String origin, JsonValue document) throws ForeignFileException {
    List<Layer> layers = new ArrayList<>();
    collect(origin, document, LayerGroups.ofFile(), layers, 0);
    return new KerasConfig(layers);
  }

  private static void collect(
      String origin, JsonValue model, LayerGroups groups, List<Layer> layers, int depth)
      throws ForeignFileException {
    JsonObject config = object(object(model), "config");
    JsonValue list = config.members().get("layers");
    if (!(list instanceof JsonArray array) || depth > MAX_DEPTH) {
      throw new ForeignFileException(
          origin
              + ": expected a model with layers, nested at most "
              + MAX_DEPTH
              + " times, in the description of the model; save it again");
    }
    for (JsonValue item : array.elements()) {
      JsonObject layer = object(item);
      JsonObject settings = object(layer, "config");
      String type = text(layer, "class_name").orElse("");
      String group = groups.next(type);
      if (settings.members().containsKey("layers")) {
        collect(origin, layer, LayerGroups.of(group), layers, depth + 1);
      } else {
        String name = text(settings, "name").or(() -> text(layer, "name")).orElse("");
        layers.add(new Layer(type, name, group, settings));
      }
    }
  }

  private static JsonObject object(JsonValue value) {
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private static JsonObject object(JsonObject parent, String name) {
    return object(parent.members().getOrDefault(name, JsonObject.EMPTY));
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.members().get(name) instanceof JsonString text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private static Optional<Double> number(JsonObject object, String name) {
    return object.members().get(name) instanceof JsonNumber number
        ? Optional.of(number.toDouble())
        : Optional.empty();
  }

  /**
   * What the layers say of batch norms, padding and images.
   *
   * @param relu6 whether the network has only ReLUs that end at 6
   * @throws ForeignFileException if it is not the network as keras.applications builds it
   */
  Stated stated(String origin, boolean relu6) throws ForeignFileException {
    Set<Double> epsilons = new TreeSet<>();
    Set<Padding> paddings = new TreeSet<>();
    for (Layer layer : layers) {
      switch (layer.type) {
        case "BatchNormalization" -> number(layer.config, "epsilon").ifPresent(epsilons::add);
        case "ZeroPadding2D" -> paddings.add(padding(origin, layer));
        case "ReLU" -> {
          double end = number(layer.config, "max_value").orElse(Double.POSITIVE_INFINITY);
          if (relu6 && end != 6) {
            throw new ForeignFileException(
                origin
                    + ": expected ReLUs that end at 6, found that of layer "
                    + layer.name
                    + " ending at "
                    + end
                    + "; this is another network than that of keras.applications");
          }
        }
        default -> OtherLayers.requireSuited(origin, layer);
      }
    }
    return new Stated(
        one(origin, "epsilons of batch norms", epsilons),
        one(origin, "paddings", paddings),
        size());
  }

  private static <T> Optional<T> one(String origin, String what, Set<T> found)
      throws ForeignFileException {
    if (found.size() > 1) {
      throw new ForeignFileException(
          origin
              + ": its layers have several "
              + what
              + ", "
              + found
              + ", which a network here cannot have");
    }
    return found.stream().findFirst();
  }

  /** Zeros around an image before a convolution that adds none: more behind it is TensorFlow's. */
  private static Padding padding(String origin, Layer layer) throws ForeignFileException {
    List<Double> sides = new ArrayList<>();
    numbers(layer.config.members().getOrDefault("padding", JsonObject.EMPTY), sides, 0);
    List<Integer> zeros = sides.stream().map(Double::intValue).toList();
    boolean square =
        zeros.size() == 4 && zeros.get(0).equals(zeros.get(2)) && zeros.get(1).equals(zeros.get(3));
    if (square && zeros.get(1) == zeros.get(0) + 1) {
      return Padding.SAME;
    }
    if (square && zeros.get(0).equals(zeros.get(1))) {
      return Padding.SYMMETRIC;
    }
    throw new ForeignFileException(
        origin
            + ": layer "
            + layer.name
            + " pads by "
            + zeros
            + " (top, bottom, left, right); expected as much on both sides, or one more at the"
            + " bottom and right");
  }

  private static void numbers(JsonValue value, List<Double> into, int depth) {
    if (value instanceof JsonNumber number) {
      into.add(number.toDouble());
    } else if (value instanceof JsonArray array && depth < 3) {
      array.elements().forEach(item -> numbers(item, into, depth + 1));
    }
  }

  private Optional<Integer> size() {
    for (Layer layer : layers) {
      for (String field : List.of("batch_input_shape", "batch_shape")) {
        List<Double> shape = new ArrayList<>();
        numbers(layer.config.members().getOrDefault(field, JsonObject.EMPTY), shape, 0);
        // The number of images is null, and so are sizes that are left open.
        if (shape.size() == 3 && shape.get(0).equals(shape.get(1)) && shape.get(0) >= 1) {
          return Optional.of(shape.get(0).intValue());
        }
      }
    }
    return Optional.empty();
  }
}
