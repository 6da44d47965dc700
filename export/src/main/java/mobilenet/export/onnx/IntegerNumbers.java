package mobilenet.export.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.export.quantise.Int8Layer;
import mobilenet.export.quantise.Int8Scale;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;

/**
 * Integers between QuantizeLinear and DequantizeLinear ("QDQ"): every operator is written as one of
 * floats, and runtimes put an integer kernel in the place of the operator and the pairs around it.
 * Each result that is rounded has a pair of its own, also those that a sum adds.
 */
final class IntegerNumbers implements OnnxNumbers {
  private final OnnxGraph onnx;
  private final QuantisationPlan plan;
  private final IntegerType type;
  private final FloatNumbers floats;
  private final Map<String, Stored> stored = new HashMap<>();
  private final Map<String, Pair> pairs = new HashMap<>();

  /** Integers of a parameter. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, and compared by nobody
  private record Stored(OnnxType type, byte[] integers, float[] scales) {}

  /** Names of a scale and a zero point. */
  private record Pair(String scale, String zeroPoint) {}

  IntegerNumbers(OnnxGraph onnx, QuantisationPlan plan, IntegerType type) {
    this.onnx = onnx;
    this.plan = plan;
    this.type = type;
    this.floats = new FloatNumbers(onnx, plan.network());
    plan.layers()
        .forEach((node, layer) -> store(plan.network().graph().nodes().get(node).op(), layer));
  }

  private void store(Op op, Int8Layer layer) {
    List<Parameter> parameters = op.parameters();
    stored.put(parameters.get(0).key(), new Stored(OnnxType.INT8, layer.weights(), layer.scales()));
    if (parameters.size() > 1) {
      stored.put(
          parameters.get(1).key(),
          new Stored(OnnxType.INT32, littleEndian(layer.bias()), layer.biasScales()));
    }
  }

  private static byte[] littleEndian(int[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  @Override
  public String parameter(Parameter parameter, int... shape) {
    Stored integers = stored.get(parameter.key());
    if (integers == null) {
      return floats.parameter(parameter, shape);
    }
    String key = parameter.key();
    String values = onnx.constant(key, integers.type, integers.integers, shape);
    String scales = onnx.weight(key + "/scale", integers.scales, integers.scales.length);
    // A bias has none: 0 is the operator's own default.
    List<String> inputs =
        integers.type == OnnxType.INT8
            ? List.of(values, scales, zeros(key, integers.scales.length))
            : List.of(values, scales);
    return onnx.node("DequantizeLinear", inputs, Attribute.of("axis", 0));
  }

  /**
   * Zero points of weights, one an output channel. No two layers share them: where ONNX Runtime is
   * asked not to clip, it makes them unsigned layer by layer, and fails at the second.
   */
  private String zeros(String key, int channels) {
    return onnx.constant(key + "/zero_points", OnnxType.INT8, new byte[channels], channels);
  }

  @Override
  public String result(int node, String computed) {
    Optional<Int8Scale> scale = plan.rounding(node);
    if (scale.isEmpty()) {
      return computed;
    }
    Pair pair =
        new Pair(
            onnx.weight(computed + "/scale", new float[] {scale.get().scale()}),
            onnx.constant(
                computed + "/zero_point",
                type.type(),
                new byte[] {type.zeroPoint(scale.get().zeroPoint())}));
    return rounded(computed, pair);
  }

  @Override
  public String moved(String moved, String source) {
    Pair pair = pairs.get(source);
    return pair == null ? moved : rounded(moved, pair);
  }

  private String rounded(String values, Pair pair) {
    String integers = onnx.node("QuantizeLinear", List.of(values, pair.scale, pair.zeroPoint));
    String result = onnx.node("DequantizeLinear", List.of(integers, pair.scale, pair.zeroPoint));
    pairs.put(result, pair);
    return result;
  }
}
