package mobilenet.export.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.export.form.WeightType;
import mobilenet.export.quantise.Int8Scale;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.graph.Node;
import mobilenet.graph.Shape;

/**
 * Feature maps of 8-bit integers, as a plan has them. What has no integer operators, and what is to
 * stay float, is computed in single precision between DEQUANTIZE and QUANTIZE.
 */
final class IntegerNodes implements NodeWriter {
  private final TfLiteGraph file;
  private final QuantisationPlan plan;
  private final TfLiteOperators floats;
  private final List<Value> results = new ArrayList<>();
  private final Map<Integer, Value> dequantised = new HashMap<>();

  IntegerNodes(TfLiteGraph file, QuantisationPlan plan) {
    this.file = file;
    this.plan = plan;
    this.floats =
        new TfLiteOperators(file, new FloatLayers(file, plan.network(), WeightType.FLOAT32));
  }

  @Override
  public void input(Value image) {
    results.add(rounded(image));
  }

  @Override
  public void add(Node node, Shape shape) {
    int index = results.size();
    Optional<Value> integers = Optional.empty();
    if (node.inputs().stream().allMatch(this::isInteger) && isInteger(index)) {
      List<Int8Scale> read = node.inputs().stream().map(this::scale).toList();
      List<Value> in = node.inputs().stream().map(results::get).toList();
      integers =
          node.op()
              .accept(
                  new IntegerOperators(
                      file,
                      Optional.ofNullable(plan.layers().get(index)),
                      in,
                      new IntegerOperators.Maps(read, scale(index), shape)));
    }
    results.add(integers.orElseGet(() -> rounded(computed(node, shape))));
  }

  private Value computed(Node node, Shape shape) {
    return floats.add(node.op(), node.inputs().stream().map(this::floats).toList(), shape);
  }

  /** The next result as integers, if it has a scale. */
  private Value rounded(Value x) {
    int index = results.size();
    return isInteger(index)
        ? file.node(
            Operator.QUANTIZE,
            1,
            new Options.None(),
            List.of(x),
            x.shape(),
            Elements.of(scale(index)))
        : x;
  }

  private boolean isInteger(int node) {
    return plan.rounding(node).isPresent();
  }

  private Int8Scale scale(int node) {
    return plan.rounding(node).orElseThrow();
  }

  @Override
  public Value floats(int node) {
    Value result = results.get(node);
    return isInteger(node)
        ? dequantised.computeIfAbsent(
            node,
            index ->
                file.node(
                    Operator.DEQUANTIZE,
                    Elements.of(scale(index)).version(Operator.DEQUANTIZE),
                    new Options.None(),
                    List.of(result),
                    result.shape()))
        : result;
  }
}
