package mobilenet.data.loader;

import java.io.IOException;
import java.util.Optional;

/**
 * Views that were recorded, for a loader to show again. Thread-safe.
 *
 * @see BatchLoader
 */
@FunctionalInterface
public interface Replay {
  /**
   * What an image shows.
   *
   * @param place of the view
   * @return nothing if it was not recorded, as an image that could not be read; it is then left out
   * @throws IOException if the record cannot be read
   */
  Optional<View> view(View.Place place) throws IOException;
}
