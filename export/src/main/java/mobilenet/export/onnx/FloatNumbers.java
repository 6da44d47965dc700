package mobilenet.export.onnx;

import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;

/** Single precision throughout. */
record FloatNumbers(OnnxGraph onnx, BoundGraph bound) implements OnnxNumbers {
  @Override
  public String parameter(Parameter parameter, int... shape) {
    return onnx.weight(
        parameter.key(), parameter.elementCount(), () -> bound.value(parameter), shape);
  }
}
