package mobilenet.bench.teacher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * ONNX files as somebody else would write them, of a network that has no weights: the logit of a
 * class is the mean of a channel, and there are as many classes as channels. Or of three weights,
 * which are added to these. Field numbers are of onnx.proto3.
 */
final class ForeignOnnx {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ForeignOnnx() {}

  /**
   * A file.
   *
   * @param images shape of the input: numbers, or names of lengths that are free
   * @param logits shape of the output, likewise
   * @param softmax whether it ends in probabilities
   */
  static byte[] file(List<Object> images, List<Object> logits, boolean softmax) {
    ForeignOnnx graph = new ForeignOnnx();
    graph.message(1, node("GlobalAveragePool", "pixels", "pooled"));
    graph.message(1, node("Flatten", "pooled", softmax ? "flat" : "scores"));
    if (softmax) {
      graph.message(1, node("Softmax", "flat", "scores"));
    }
    return model(graph.text(2, "means"), images, logits);
  }

  /**
   * A file of images of three channels that adds three weights.
   *
   * @param location of the file beside it that holds the weights, as little-endian floats
   */
  static byte[] withWeightsIn(String location) {
    ForeignOnnx weights =
        new ForeignOnnx()
            .number(1, 3)
            .number(2, FLOAT)
            .text(8, "weights")
            .message(13, new ForeignOnnx().text(1, "location").text(2, location))
            .number(14, 1);
    ForeignOnnx graph = new ForeignOnnx();
    graph.message(1, node("GlobalAveragePool", "pixels", "pooled"));
    graph.message(1, node("Flatten", "pooled", "flat"));
    graph.message(1, new ForeignOnnx().text(1, "weights").append(node("Add", "flat", "scores")));
    graph.text(2, "sums").message(5, weights);
    return model(graph, List.of("N", 3, "H", "W"), List.of("N", 3));
  }

  private static byte[] model(ForeignOnnx graph, List<Object> images, List<Object> logits) {
    graph.message(11, value("pixels", images)).message(12, value("scores", logits));
    return new ForeignOnnx()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new ForeignOnnx().text(1, "").number(2, OPSET))
        .bytes
        .toByteArray();
  }

  private static ForeignOnnx node(String type, String from, String to) {
    return new ForeignOnnx().text(1, from).text(2, to).text(3, to).text(4, type);
  }

  private ForeignOnnx append(ForeignOnnx fields) {
    bytes.writeBytes(fields.bytes.toByteArray());
    return this;
  }

  private static ForeignOnnx value(String name, List<Object> lengths) {
    ForeignOnnx shape = new ForeignOnnx();
    for (Object length : lengths) {
      ForeignOnnx dimension = new ForeignOnnx();
      shape.message(
          1,
          length instanceof Integer number
              ? dimension.number(1, number)
              : dimension.text(2, length.toString()));
    }
    ForeignOnnx tensor = new ForeignOnnx().number(1, FLOAT).message(2, shape);
    return new ForeignOnnx().text(1, name).message(2, new ForeignOnnx().message(1, tensor));
  }

  private ForeignOnnx number(int field, int value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  private ForeignOnnx text(int field, String value) {
    return delimited(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private ForeignOnnx message(int field, ForeignOnnx inner) {
    return delimited(field, inner.bytes.toByteArray());
  }

  private ForeignOnnx delimited(int field, byte[] content) {
    varint((field << 3) | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void varint(int value) {
    int rest = value;
    while (rest >= 0x80) {
      bytes.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }
}
