package mobilenet.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;

/**
 * What timm computed for one network under {@link FormulaWeights}.
 *
 * @param model timm's name
 * @param size image height and width
 * @param weights formula of weights and image
 * @param taps feature maps by tap name, in order
 * @param logits all of them
 */
public record GoldenRecord(
    String model, int size, FormulaWeights weights, Map<String, Tap> taps, List<Double> logits) {

  /**
   * Sixteen values of one feature map and its statistics.
   *
   * @param shape C, H, W
   * @param mean of all values
   * @param std of all values
   * @param absmax largest absolute value, in relation to which differences are measured
   * @param index flat positions
   * @param value values there
   */
  public record Tap(
      List<Integer> shape,
      double mean,
      double std,
      double absmax,
      List<Integer> index,
      List<Double> value) {}

  /** All records of {@code golden/timm.json}. */
  public static List<GoldenRecord> list() {
    List<GoldenRecord> records = new ArrayList<>();
    for (JsonNode node : Resources.json("golden/timm.json")) {
      records.add(read(node));
    }
    return records;
  }

  /** The record of one network. */
  public static GoldenRecord of(String model) {
    return list().stream()
        .filter(record -> record.model.equals(model))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no golden record of " + model));
  }

  /** The network, from the catalogue. */
  public Architecture architecture() {
    return Catalogue.get(model);
  }

  /**
   * The image that the taps belong to: the negative of the image for the logits. The golden file's
   * own notes do not say so, but every tap of every record agrees only with this image.
   */
  public float[] tapImage() {
    float[] image = logitImage();
    for (int i = 0; i < image.length; i++) {
      image[i] = -image[i];
    }
    return image;
  }

  /** The image that the logits belong to: {@link FormulaWeights#input(int)}. */
  public float[] logitImage() {
    return weights.input(size);
  }

  /** Largest absolute logit, in relation to which differences of logits are measured. */
  public double logitsAbsMax() {
    return logits.stream().mapToDouble(Math::abs).max().orElseThrow();
  }

  @Override
  public String toString() {
    return model + "@" + size;
  }

  private static GoldenRecord read(JsonNode node) {
    return new GoldenRecord(
        node.get("model").asText(),
        node.get("size").asInt(),
        new FormulaWeights(node.get("salt").asText(), node.get("gain").asDouble()),
        taps(node.get("taps")),
        doubles(node.get("logits")));
  }

  static Map<String, Tap> taps(JsonNode node) {
    Map<String, Tap> taps = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tap : node.properties()) {
      taps.put(tap.getKey(), tap(tap.getValue()));
    }
    return taps;
  }

  private static Tap tap(JsonNode node) {
    List<Integer> shape = integers(node.get("shape"));
    return new Tap(
        shape.subList(1, shape.size()), // the batch of one is not part of our graphs
        node.get("mean").asDouble(),
        node.get("std").asDouble(),
        node.get("absmax").asDouble(),
        integers(node.get("index")),
        doubles(node.get("value")));
  }

  private static List<Integer> integers(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(n -> values.add(n.asInt()));
    return values;
  }

  static List<Double> doubles(JsonNode array) {
    List<Double> values = new ArrayList<>();
    array.forEach(n -> values.add(n.asDouble()));
    return values;
  }
}
