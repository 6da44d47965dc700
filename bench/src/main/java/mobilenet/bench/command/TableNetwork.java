package mobilenet.bench.command;

import java.io.IOException;
import java.util.List;
import mobilenet.weights.NetworkReference;

/**
 * A network of the table.
 *
 * @param name as {@link NetworkReference} takes it
 * @param size of its image
 */
record TableNetwork(String name, int size) {
  /** The networks of the papers' latency tables, at the sizes of their best-known weights. */
  static final List<TableNetwork> STANDARD =
      List.of(
          new TableNetwork("mobilenetv3_small_100", 224),
          new TableNetwork("mobilenetv3_large_100", 224),
          new TableNetwork("mobilenetv4_conv_small", 224),
          new TableNetwork("mobilenetv4_conv_medium", 256),
          new TableNetwork("mobilenetv4_conv_large", 384),
          new TableNetwork("mobilenetv4_hybrid_medium", 256),
          new TableNetwork("mobilenetv4_hybrid_large", 384),
          new TableNetwork("mobilenetv1_100", 224),
          new TableNetwork("mobilenetv2_100", 224));

  /** Checks the size. */
  TableNetwork {
    if (size < 1) {
      throw new IllegalArgumentException(
          "the size of " + name + " must be at least 1, given " + size);
    }
  }

  /**
   * Reads {@code NETWORK} or {@code NETWORK@SIZE}.
   *
   * @throws IllegalArgumentException if the network is unknown, or the size is no number
   * @throws IOException if the network's file or folder is not usable
   */
  static TableNetwork of(String text) throws IOException {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return new TableNetwork(text, NetworkReference.of(text).architecture().input().size());
    }
    String name = text.substring(0, at);
    NetworkReference.of(name);
    try {
      return new TableNetwork(name, Integer.parseInt(text.substring(at + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected NAME or NAME@SIZE, such as mobilenetv4_conv_medium@256, given " + text, e);
    }
  }
}
