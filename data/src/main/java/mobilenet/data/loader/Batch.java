package mobilenet.data.loader;

import java.util.List;

/**
 * Images of one step, ready for the network.
 *
 * @param images size × height × width × channels, normalised
 * @param labels class of each image
 * @param failed names and reasons of images that could not be read and are left out
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and handed over to its only reader.
public record Batch(float[] images, int[] labels, List<String> failed) {
  /** Copies the list, not the arrays, which are handed over. */
  public Batch {
    failed = List.copyOf(failed);
  }

  /** Images. */
  public int size() {
    return labels.length;
  }
}
