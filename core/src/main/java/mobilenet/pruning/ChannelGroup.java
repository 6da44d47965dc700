package mobilenet.pruning;

import java.util.List;
import mobilenet.graph.Node;

/**
 * Channels that are cut together: whoever takes channel 5 out of one layer's output has to take it
 * out of every tensor that is added to it, and out of whatever reads them.
 *
 * @param id its kind and the section in which it begins, such as {@code expansion blocks.2.0}; the
 *     same for every network with the same layers, whatever their widths
 * @param kind what its channels are
 * @param channels how many there are
 * @param dimensions of all parameters that have an element, a row or a column for each channel
 * @param producers the layers that compute the channels, in the order of the graph: convolutions
 *     that are not depthwise; none where the group is the image
 */
public record ChannelGroup(
    String id, Kind kind, int channels, List<Dimension> dimensions, List<Node> producers) {

  /** What the channels of a group are. */
  public enum Kind {
    /** The inside of one block, between expansion and projection. */
    EXPANSION,
    /** What blocks hand on, the stem's output among it: one group along a chain of residuals. */
    BOTTLENECK,
    /** The output of the head's convolution, which the classifier reads. */
    HEAD,
    /** The inside of a squeeze-and-excitation, whose width follows from its block's. */
    SQUEEZE,
    /** The image, the network's answer, attention's inside, grouped convolutions. */
    FIXED;

    /** Whether a width of its own can be chosen for it. */
    public boolean isPrunable() {
      return this == EXPANSION || this == BOTTLENECK || this == HEAD;
    }
  }

  /** Copies, and checks that all dimensions are of one size. */
  public ChannelGroup {
    dimensions = List.copyOf(dimensions);
    producers = List.copyOf(producers);
    for (Dimension dimension : dimensions) {
      if (dimension.size() != channels) {
        throw new IllegalArgumentException(
            id
                + ": has "
                + channels
                + " channels, but "
                + dimension.parameter().key()
                + " has "
                + dimension.size());
      }
    }
  }
}
