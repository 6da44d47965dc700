package mobilenet.export.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Half;

/**
 * Weights as half floats, each behind a Cast: a runtime widens them once when it loads the file,
 * and computes in single precision, which every runtime can.
 */
record HalfNumbers(OnnxGraph onnx, BoundGraph bound) implements OnnxNumbers {
  @Override
  public String parameter(Parameter parameter, int... shape) {
    float[] values = bound.value(parameter);
    ByteBuffer halves =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Short.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      halves.putShort(Half.fromFloat(value));
    }
    String stored = onnx.constant(parameter.key(), OnnxType.FLOAT16, halves.array(), shape);
    return onnx.node("Cast", List.of(stored), Attribute.of("to", OnnxType.FLOAT32.code()));
  }
}
