package mobilenet.export.tflite.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The shape of an operator's result, of the operators that are written. */
final class OperatorShapes {
  private final OperatorInfo step;
  private final List<TensorInfo> in;

  private OperatorShapes(OperatorInfo step, List<TensorInfo> in) {
    this.step = step;
    this.in = in;
  }

  /**
   * The shape.
   *
   * @param in what it reads
   * @throws BrokenTfLiteException if that does not fit the operator
   */
  static List<Integer> of(OperatorInfo step, List<TensorInfo> in) {
    OperatorShapes shapes = new OperatorShapes(step, in);
    return switch (step.operator()) {
      case CONV_2D -> shapes.convolution();
      case DEPTHWISE_CONV_2D -> shapes.depthwise();
      case AVERAGE_POOL_2D -> shapes.pooled();
      case FULLY_CONNECTED -> shapes.fullyConnected();
      case BATCH_MATMUL -> shapes.product();
      case MEAN -> shapes.mean();
      case PAD -> shapes.padded();
      case RESHAPE -> shapes.reshaped();
      case TRANSPOSE -> shapes.transposed();
      case ADD, SUB, MUL, DIV -> shapes.broadcast();
      case CAST, QUANTIZE, DEQUANTIZE, LOGISTIC, RELU, RELU6, SOFTMAX, HARD_SWISH, GELU ->
          shapes.same();
    };
  }

  private void require(boolean holds) {
    if (!holds) {
      throw new BrokenTfLiteException(
          step.operator()
              + " cannot read the shapes "
              + in.stream().map(TensorInfo::shape).toList());
    }
  }

  private List<Integer> shape(int input) {
    return in.get(input).shape();
  }

  private FlatTable options() {
    return step.options()
        .orElseThrow(() -> new BrokenTfLiteException(step.operator() + " has no options"));
  }

  private List<Integer> same() {
    require(in.size() == 1);
    return shape(0);
  }

  private List<Integer> convolution() {
    require(in.size() == 3 && shape(0).size() == 4 && shape(1).size() == 4);
    List<Integer> filter = shape(1);
    int groups = shape(0).get(3) / filter.get(3);
    require(groups * filter.get(3) == shape(0).get(3) && filter.get(0) % groups == 0);
    require(shape(2).equals(List.of(filter.get(0))));
    return window(filter.get(1), filter.get(2), filter.get(0), 4);
  }

  private List<Integer> depthwise() {
    require(in.size() == 3 && shape(0).size() == 4 && shape(1).size() == 4);
    List<Integer> filter = shape(1);
    require(filter.get(0) == 1 && filter.get(3).equals(shape(0).get(3)));
    require(shape(2).equals(List.of(filter.get(3))));
    return window(filter.get(1), filter.get(2), filter.get(3), 5);
  }

  private List<Integer> pooled() {
    require(in.size() == 1 && shape(0).size() == 4);
    FlatTable options = options();
    // It has no dilation: the slot is behind all of its own.
    return window(options.number(4, 0), options.number(3, 0), shape(0).get(3), 7);
  }

  /** A window that moves over an image; the slots of the dilation, columns first. */
  private List<Integer> window(int height, int width, int channels, int dilation) {
    FlatTable options = options();
    return List.of(
        shape(0).get(0),
        positions(shape(0).get(1), height, options.number(2, 0), options.number(dilation + 1, 1)),
        positions(shape(0).get(2), width, options.number(1, 0), options.number(dilation, 1)),
        channels);
  }

  private int positions(int size, int window, int stride, int dilation) {
    require(stride > 0 && dilation > 0 && window > 0);
    boolean valid = options().smallNumber(0) == 1;
    int covered = valid ? dilation * (window - 1) + 1 : 1;
    require(size >= covered);
    return (size - covered) / stride + 1;
  }

  private List<Integer> fullyConnected() {
    require(in.size() == 3 && shape(1).size() == 2);
    int rows = Math.toIntExact(in.get(0).elements() / shape(1).get(1));
    require((long) rows * shape(1).get(1) == in.get(0).elements());
    require(shape(2).equals(List.of(shape(1).get(0))));
    return List.of(rows, shape(1).get(0));
  }

  private List<Integer> product() {
    List<Integer> a = shape(0);
    List<Integer> b = shape(1);
    require(in.size() == 2 && a.size() == 4 && b.size() == 4);
    boolean transposed = options().flag(1);
    require(a.get(3).equals(b.get(transposed ? 3 : 2)));
    require(a.get(0).equals(b.get(0)) && a.get(1).equals(b.get(1)));
    return List.of(a.get(0), a.get(1), a.get(2), b.get(transposed ? 2 : 3));
  }

  private List<Integer> mean() {
    require(in.size() == 2 && options().flag(0));
    List<Integer> shape = new ArrayList<>(shape(0));
    in.get(1).integers().forEach(axis -> shape.set(axis, 1));
    return shape;
  }

  private List<Integer> padded() {
    require(in.size() == 2 && shape(1).equals(List.of(shape(0).size(), 2)));
    List<Integer> zeros = in.get(1).integers();
    return IntStream.range(0, shape(0).size())
        .mapToObj(d -> shape(0).get(d) + zeros.get(2 * d) + zeros.get(2 * d + 1))
        .toList();
  }

  /** -1 stands for what is left. */
  private List<Integer> reshaped() {
    require(in.size() == 2);
    List<Integer> shape = new ArrayList<>(in.get(1).integers());
    long given = in.get(0).elements();
    int rest = shape.indexOf(-1);
    if (rest >= 0) {
      shape.set(rest, 1);
      shape.set(rest, Math.toIntExact(given / elements(shape)));
    }
    require(elements(shape) == given);
    return shape;
  }

  private static long elements(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  private List<Integer> transposed() {
    require(in.size() == 2);
    List<Integer> order = in.get(1).integers();
    require(
        order.stream()
            .sorted()
            .toList()
            .equals(IntStream.range(0, shape(0).size()).boxed().toList()));
    return order.stream().map(shape(0)::get).toList();
  }

  /** The second may have ones, and fewer dimensions. */
  private List<Integer> broadcast() {
    require(in.size() == 2);
    List<Integer> a = shape(0);
    List<Integer> b = shape(1);
    int missing = a.size() - b.size();
    require(missing >= 0);
    require(
        IntStream.range(0, b.size())
            .allMatch(i -> b.get(i) == 1 || b.get(i).equals(a.get(missing + i))));
    return a;
  }
}
