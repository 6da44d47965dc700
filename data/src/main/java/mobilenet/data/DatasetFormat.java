package mobilenet.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.image.ImageDecoder;

/**
 * A data set format that needs a library to be read. {@link ImageDatasets#open} finds
 * implementations with {@link java.util.ServiceLoader} and asks them if a directory holds none of
 * the formats that it knows itself. Implementations have a public constructor without parameters
 * that does nothing.
 */
public interface DatasetFormat {

  /** What it looks for, for the message that nothing was found; continues "looked for …". */
  String lookedFor(Split split);

  /**
   * Opens a split of a directory.
   *
   * @param decoder for the images
   * @return empty if the directory holds nothing of this format, or not this split
   * @throws DatasetException if it holds something of this format that is damaged; the message
   *     names the file
   */
  Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder) throws IOException;
}
