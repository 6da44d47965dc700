package mobilenet.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mobilenet.architecture.Catalogue;
import mobilenet.weights.NetworkReference;
import mobilenet.weights.PretrainedConfig;

/**
 * A network of the table.
 *
 * @param name as {@link NetworkReference} takes it
 * @param size of its image
 */
record TableNetwork(String name, int size) {
  private static final Pattern SIZED = Pattern.compile("(.+)@(-?[0-9]+)");

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
    if (size > PretrainedConfig.MAX_SIZE) {
      throw new IllegalArgumentException(
          "the size of "
              + name
              + " must be at most "
              + PretrainedConfig.MAX_SIZE
              + ", given "
              + size);
    }
  }

  /**
   * Reads {@code NETWORK} or {@code NETWORK@SIZE}. The name of a file or folder may have an @ too.
   *
   * @throws IllegalArgumentException if the network is unknown, or the size is no number
   * @throws IOException if the network's file or folder is not usable
   */
  static TableNetwork of(String text) throws IOException {
    Matcher sized = SIZED.matcher(text);
    if (!sized.matches()) {
      return ofOwnSize(text);
    }
    String name = sized.group(1);
    NetworkReference.of(name);
    try {
      return new TableNetwork(name, Integer.parseInt(sized.group(2)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected(text), e);
    }
  }

  private static TableNetwork ofOwnSize(String text) throws IOException {
    int at = text.lastIndexOf('@');
    boolean sizeWasMeant =
        at > 0 && Catalogue.find(text.substring(0, at)).isPresent() && !Files.exists(Path.of(text));
    if (sizeWasMeant) {
      throw new IllegalArgumentException(expected(text));
    }
    return new TableNetwork(text, NetworkReference.of(text).architecture().input().size());
  }

  private static String expected(String text) {
    return "expected NAME or NAME@SIZE, such as mobilenetv4_conv_medium@256, given " + text;
  }
}
