package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.image.ImageDecoder;

/** Opens data sets. */
public final class ImageDatasets {
  private ImageDatasets() {}

  /**
   * Opens a split, with pictures turned upright.
   *
   * @see #open(Path, Split, ImageDecoder)
   */
  public static ImageDataset open(Path directory, Split split) throws IOException {
    return open(directory, split, new ImageDecoder());
  }

  /**
   * Opens a split of a directory of one of these kinds:
   *
   * <ul>
   *   <li>MNIST's and Fashion-MNIST's {@code train-images-idx3-ubyte}, {@code
   *       train-labels-idx1-ubyte}, {@code t10k-…}, also with {@code .gz};
   *   <li>{@code train/} and {@code test/} (or {@code val/} or {@code validation/}) with a folder
   *       of pictures for each class;
   *   <li>a folder of pictures for each class, of which every split is the whole.
   * </ul>
   *
   * @param decoder for pictures in folders; one that ignores orientation reproduces published
   *     accuracies
   * @throws DatasetException when the directory is missing or holds none of these, or IDX files are
   *     damaged
   */
  public static ImageDataset open(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    if (!Files.exists(directory)) {
      throw new DatasetException(directory + ": there is no such data set directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new DatasetException(directory + " is a file; expected the directory of a data set");
    }
    Optional<ImageDataset> idx = IdxDataset.find(directory, split);
    if (idx.isPresent()) {
      return idx.get();
    }
    Optional<ImageDataset> folders = FolderDataset.find(directory, split, decoder);
    if (folders.isPresent()) {
      return folders.get();
    }
    throw new DatasetException(
        directory
            + " holds no "
            + split.cliName()
            + " split; looked for "
            + IdxDataset.imagesName(split)
            + "[.gz], for "
            + String.join("/ or ", split.directoryNames())
            + "/ with a folder for each class, and for such folders of "
            + FolderDataset.EXTENSIONS
            + " files directly");
  }
}
