package mobilenet.bench.command;

import java.util.List;
import java.util.stream.Stream;
import mobilenet.architecture.Catalogue;

/**
 * A network of the table.
 *
 * @param name of the catalogue
 * @param size of its image
 */
record TableNetwork(String name, int size) {
  /** The networks of the papers' latency tables, at the sizes of their best-known weights. */
  static final List<TableNetwork> STANDARD =
      Stream.of(
              "mobilenetv3_small_100@224",
              "mobilenetv3_large_100@224",
              "mobilenetv4_conv_small@224",
              "mobilenetv4_conv_medium@256",
              "mobilenetv4_conv_large@384",
              "mobilenetv4_hybrid_medium@256",
              "mobilenetv4_hybrid_large@384",
              "mobilenetv1_100@224",
              "mobilenetv2_100@224")
          .map(TableNetwork::of)
          .toList();

  /** Checks that there is such a network. */
  TableNetwork {
    Catalogue.get(name);
    if (size < 1) {
      throw new IllegalArgumentException(
          "the size of " + name + " must be at least 1, given " + size);
    }
  }

  /**
   * Reads {@code NAME} or {@code NAME@SIZE}.
   *
   * @throws IllegalArgumentException if the network is unknown, or the size is no number
   */
  static TableNetwork of(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new TableNetwork(text, Catalogue.get(text).input().size());
    }
    try {
      return new TableNetwork(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected NAME or NAME@SIZE, such as mobilenetv4_conv_medium@256, given " + text, e);
    }
  }
}
