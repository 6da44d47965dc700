package mobilenet.export.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of an operator's result, of the operators that are written: ONNX's operator schemas.
 */
final class OperatorShapes {
  /** N and C, before the dimensions of an image. */
  private static final int IMAGE = 2;

  private final OnnxNode node;
  private final List<List<Long>> in;

  private OperatorShapes(OnnxNode node, List<List<Long>> in) {
    this.node = node;
    this.in = in;
  }

  /**
   * The shape.
   *
   * @param in shapes of what it reads
   * @param dimensions what Reshape reads as its second input; none of another operator
   * @throws BrokenOnnxException if they do not fit the operator
   */
  static List<Long> of(OnnxNode node, List<List<Long>> in, List<Long> dimensions) {
    if (in.isEmpty()) {
      throw new BrokenOnnxException(node.type() + " reads nothing");
    }
    OperatorShapes shapes = new OperatorShapes(node, in);
    return switch (node.type()) {
      case "Conv" -> shapes.convolution();
      case "AveragePool" -> shapes.window(in.get(0).get(1));
      case "GlobalAveragePool" -> List.of(in.get(0).get(0), in.get(0).get(1), 1L, 1L);
      case "Flatten" -> List.of(in.get(0).get(0), product(in.get(0)) / in.get(0).get(0));
      case "Gemm" -> shapes.fullyConnected();
      case "MatMul" -> shapes.product();
      case "Reshape" -> shapes.reshaped(dimensions);
      case "Shape" -> List.of((long) in.get(0).size());
      case "Transpose" ->
          node.integers("perm").stream().map(i -> in.get(0).get(i.intValue())).toList();
      case "BatchNormalization" -> shapes.normalised();
      case "Add", "Sub", "Mul", "Div" -> shapes.broadcast();
      case "QuantizeLinear", "DequantizeLinear" -> shapes.scaled();
      default -> in.get(0);
    };
  }

  private static long product(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new BrokenOnnxException(node.type() + " cannot read the shapes " + in);
    }
  }

  private List<Long> convolution() {
    require(in.size() <= 3 && in.size() >= 2 && in.get(0).size() == 4 && in.get(1).size() == 4);
    long groups = node.integer("group", 1);
    List<Long> weight = in.get(1);
    require(weight.get(1) * groups == in.get(0).get(1) && weight.get(0) % groups == 0);
    require(weight.subList(IMAGE, 4).equals(node.integers("kernel_shape")));
    require(in.size() == 2 || in.get(2).equals(List.of(weight.get(0))));
    return window(weight.get(0));
  }

  /** A window that moves over an image. */
  private List<Long> window(long channels) {
    List<Long> shape = new ArrayList<>(List.of(in.get(0).get(0), channels));
    for (int d = 0; d < IMAGE; d++) {
      shape.add(positions(d));
    }
    return shape;
  }

  private long positions(int d) {
    long size = in.get(0).get(IMAGE + d);
    long stride = node.integers("strides").get(d);
    if (node.attributes().containsKey("auto_pad")) {
      return (size + stride - 1) / stride;
    }
    boolean padded = node.attributes().containsKey("pads");
    long before = padded ? node.integers("pads").get(d) : 0;
    long after = padded ? node.integers("pads").get(IMAGE + d) : 0;
    boolean dilated = node.attributes().containsKey("dilations");
    long dilation = dilated ? node.integers("dilations").get(d) : 1;
    long covered = dilation * (node.integers("kernel_shape").get(d) - 1) + 1;
    long room = size + before + after - covered;
    require(room >= 0);
    return room / stride + 1;
  }

  private List<Long> fullyConnected() {
    List<Long> x = in.get(0);
    List<Long> weight = in.get(1);
    require(node.integer("transB", 0) == 1 && x.size() == 2 && weight.size() == 2);
    require(x.get(1).equals(weight.get(1)) && in.get(2).equals(List.of(weight.get(0))));
    return List.of(x.get(0), weight.get(0));
  }

  private List<Long> product() {
    List<Long> a = in.get(0);
    List<Long> b = in.get(1);
    require(a.size() == 4 && b.size() == 4 && a.get(3).equals(b.get(2)));
    require(a.get(0).equals(b.get(0)) && (a.get(1).equals(b.get(1)) || b.get(1) == 1));
    return List.of(a.get(0), a.get(1), a.get(2), b.get(3));
  }

  /** 0 stands for the same as before, -1 for what is left. */
  private List<Long> reshaped(List<Long> dimensions) {
    List<Long> shape =
        new ArrayList<>(
            IntStream.range(0, dimensions.size())
                .mapToObj(i -> dimensions.get(i) == 0 ? in.get(0).get(i) : dimensions.get(i))
                .toList());
    int rest = shape.indexOf(-1L);
    if (rest >= 0) {
      shape.set(rest, 1L);
      shape.set(rest, product(in.get(0)) / product(shape));
    }
    require(product(shape) == product(in.get(0)));
    return shape;
  }

  private List<Long> normalised() {
    require(in.size() == 5);
    require(in.stream().skip(1).allMatch(List.of(in.get(0).get(1))::equals));
    return in.get(0);
  }

  /** One scale for all, or one for each index of an axis; a zero point for each scale. */
  private List<Long> scaled() {
    require(in.size() == 2 || (in.size() == 3 && in.get(2).equals(in.get(1))));
    List<Long> scale = in.get(1);
    List<Long> x = in.get(0);
    require(scale.isEmpty() || scale.equals(List.of(x.get((int) node.integer("axis", 1)))));
    return x;
  }

  /** The second may have ones, and fewer dimensions. */
  private List<Long> broadcast() {
    require(in.size() == 2);
    List<Long> a = in.get(0);
    List<Long> b = in.get(1);
    int missing = a.size() - b.size();
    require(missing >= 0);
    require(
        IntStream.range(0, b.size())
            .allMatch(i -> b.get(i) == 1 || b.get(i).equals(a.get(missing + i))));
    return a;
  }
}
