package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.weights.Tensor;

/**
 * What a node computes. Values refer to others by their index in the order of computation: nested
 * records would be as deep as a file wants.
 */
sealed interface Value {
  /** Name of the node that it is called after in messages. */
  String node();

  /**
   * The image, perhaps scaled: {@code scale · x + shift}.
   *
   * @param node its placeholder
   * @param scale one number, or one for each channel
   * @param shift as many
   * @param bytes whether its pixels are integers
   * @param size its height and width, if the graph says them and they are equal
   */
  record Image(
      String node, List<Double> scale, List<Double> shift, boolean bytes, Optional<Integer> size)
      implements Value {
    /** Whether the graph does nothing to the pixels. */
    boolean isPlain() {
      return scale.stream().allMatch(s -> s == 1) && shift.stream().allMatch(s -> s == 0);
    }
  }

  /**
   * Zeros around another value.
   *
   * @param input index of that value
   * @param zeros how many
   */
  record Padded(String node, int input, Zeros zeros) implements Value {}

  /**
   * A convolution, or a product with a matrix, and what the graph does with each channel behind it.
   *
   * @param input index of what it reads
   * @param kernel H×W×I×O or H×W×C×1; I×O of a matrix
   * @param depthwise whether each channel has a filter of its own
   * @param stride in both directions
   * @param zeros around its input; empty for TensorFlow's SAME
   * @param steps with each channel, in this order
   * @param bounds of its values, behind the steps
   */
  record Convolved(
      String node,
      int input,
      Tensor kernel,
      boolean depthwise,
      int stride,
      Optional<Zeros> zeros,
      List<ChannelStep> steps,
      Bounds bounds)
      implements Value {
    /** Copies. */
    public Convolved {
      steps = List.copyOf(steps);
    }

    /** The number of channels that come out of it. */
    int channels() {
      List<Integer> shape = kernel.shape();
      return shape.get(depthwise ? 2 : shape.size() - 1);
    }

    Convolved then(ChannelStep step) {
      List<ChannelStep> longer = new ArrayList<>(steps);
      longer.add(step);
      return new Convolved(node, input, kernel, depthwise, stride, zeros, longer, bounds);
    }

    Convolved limited(Bounds limits) {
      return new Convolved(node, input, kernel, depthwise, stride, zeros, steps, limits);
    }
  }

  /**
   * The sum of two values.
   *
   * @param earlier index of the one that was computed first
   * @param later index of the other one
   */
  record Sum(String node, int earlier, int later) implements Value {}

  /**
   * The mean over all pixels.
   *
   * @param input index of the feature map
   * @param window side of the window in pixels; empty if it is the whole map whatever its size
   */
  record Pooled(String node, int input, Optional<Integer> window) implements Value {}
}
