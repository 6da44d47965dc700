package mobilenet.data.loader;

import java.util.List;

/**
 * Images of one step, ready for the network.
 *
 * @param images size × height × width × channels, normalised
 * @param labels class of each image, or {@link #UNLABELLED}
 * @param views what each image shows, before the batch is mixed with itself
 * @param failed names and reasons of images that could not be read and are left out
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and handed over to its only reader.
public record Batch(float[] images, int[] labels, List<View> views, List<String> failed) {
  /** Label of an image of which none may be read. */
  public static final int UNLABELLED = -1;

  /** Copies the lists, not the arrays, which are handed over. */
  public Batch {
    views = List.copyOf(views);
    failed = List.copyOf(failed);
  }

  /** Images. */
  public int size() {
    return labels.length;
  }
}
