package mobilenet.pruning;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Role;
import mobilenet.weights.WeightSource;

/**
 * How much a group's channels weigh: the L2 norm of all rows of weights that compute a channel,
 * over all layers that add to it. The gate of squeeze-and-excitation only scales what others
 * compute, and so does not count.
 *
 * @param group the channels
 * @param norms of each
 */
public record FilterNorms(ChannelGroup group, List<Double> norms) {
  /** Copies, and checks that there is a norm for each channel. */
  public FilterNorms {
    norms = List.copyOf(norms);
    if (norms.size() != group.channels()) {
      throw new IllegalArgumentException(
          group.id() + " has " + group.channels() + " channels, given " + norms.size() + " norms");
    }
  }

  /**
   * Those of a group.
   *
   * @param weights by timm's names
   * @throws IOException if they cannot be read
   */
  public static FilterNorms of(ChannelGroup group, WeightSource weights) throws IOException {
    double[] squares = new double[group.channels()];
    for (Node producer : group.producers()) {
      boolean gate =
          producer.role() == Role.SQUEEZE_EXCITE && group.kind() != ChannelGroup.Kind.SQUEEZE;
      if (!gate && producer.op() instanceof Op.Convolution convolution) {
        add(squares, weights.read(convolution.weight().key()));
      }
    }
    return new FilterNorms(group, Arrays.stream(squares).map(Math::sqrt).boxed().toList());
  }

  private static void add(double[] squares, float[] rows) {
    int length = rows.length / squares.length;
    for (int i = 0; i < rows.length; i++) {
      squares[i / length] += (double) rows[i] * rows[i];
    }
  }

  /**
   * The channels with the largest norms, in the order in which they are; of equals, the first.
   *
   * @param count how many
   */
  public List<Integer> largest(int count) {
    return IntStream.range(0, norms.size())
        .boxed()
        .sorted(Comparator.comparing(norms::get, Comparator.reverseOrder()))
        .limit(count)
        .sorted()
        .toList();
  }
}
