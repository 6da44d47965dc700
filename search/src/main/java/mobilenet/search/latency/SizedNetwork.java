package mobilenet.search.latency;

import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;

/**
 * A network for images of one size.
 *
 * @param architecture the network, with the data's number of classes
 * @param hash of the architecture, see {@link ArchitectureDocument#hash}
 * @param size height and width of the images
 */
public record SizedNetwork(Architecture architecture, String hash, int size) {
  private static final int DIGITS = 16;

  /** Checks the size. */
  public SizedNetwork {
    if (size < 1) {
      throw new IllegalArgumentException("images have at least 1 pixel, given " + size);
    }
  }

  /** A network for images of {@code size}×{@code size}. */
  public static SizedNetwork of(Architecture architecture, int size) {
    return new SizedNetwork(architecture, ArchitectureDocument.hash(architecture), size);
  }

  /** Names it in files: the beginning of the hash, and the size. */
  public String id() {
    return hash.substring(0, DIGITS) + "@" + size;
  }
}
