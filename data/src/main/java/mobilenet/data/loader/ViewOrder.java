package mobilenet.data.loader;

import java.io.IOException;
import java.util.Optional;
import mobilenet.data.augment.SampleTransform;

/** Which view of which image an epoch shows where. Thread-safe. */
public interface ViewOrder {

  /** Views of an epoch. */
  int size();

  /**
   * Arranges an epoch.
   *
   * @param number 0 or more
   */
  InEpoch epoch(int number);

  /** How the images of a source become inputs; all sources have inputs of one size. */
  SampleTransform transform(int source);

  /** Whether the labels of a source may be read. */
  boolean labelled(int source);

  /** The views of one epoch. */
  interface InEpoch {
    /**
     * The image in the data set.
     *
     * @param position 0 to {@link ViewOrder#size()} − 1
     */
    int index(int position);

    /**
     * What it shows.
     *
     * @return nothing if views were recorded, and none of this image
     * @throws IOException if a record cannot be read
     */
    Optional<View> view(int position) throws IOException;
  }
}
