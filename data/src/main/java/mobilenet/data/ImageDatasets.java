package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import mobilenet.image.ImageDecoder;

/** Opens data sets. */
public final class ImageDatasets {
  private static final String IMAGES = String.join(", ", ImageNames.ENDINGS);

  private ImageDatasets() {}

  /**
   * Opens a split, with images turned upright.
   *
   * @see #open(Path, Split, ImageDecoder)
   */
  public static ImageDataset open(Path directory, Split split) throws IOException {
    return open(directory, split, new ImageDecoder());
  }

  /**
   * Opens a split of a directory in the first of these formats that fits:
   *
   * <ul>
   *   <li>MNIST's and Fashion-MNIST's {@code train-images-idx3-ubyte}, {@code
   *       train-labels-idx1-ubyte}, {@code t10k-…}, also with {@code .gz};
   *   <li>{@code train/} and {@code test/} (or another name of a {@link Split}) with a folder of
   *       images for each class;
   *   <li>a folder of images for each class, of which every split is the whole;
   *   <li>WebDataset {@code .tar} shards, or Parquet files;
   *   <li>what another {@link DatasetFormat} on the class path reads.
   * </ul>
   *
   * @param decoder for compressed images; one that ignores orientation reproduces published
   *     accuracies
   * @throws DatasetException if the directory is missing, holds none of these, or has damaged files
   */
  public static ImageDataset open(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    List<DatasetFormat> formats =
        ServiceLoader.load(DatasetFormat.class).stream().map(ServiceLoader.Provider::get).toList();
    return open(directory, split, decoder, formats);
  }

  static ImageDataset open(
      Path directory, Split split, ImageDecoder decoder, List<DatasetFormat> formats)
      throws IOException {
    if (!Files.exists(directory)) {
      throw new DatasetException(directory + ": there is no such data set directory");
    }
    if (!Files.isDirectory(directory)) {
      throw DirectoryContents.isFile(directory);
    }
    Optional<ImageDataset> idx = IdxDataset.find(directory, split);
    if (idx.isPresent()) {
      return idx.get();
    }
    Optional<ImageDataset> folders = FolderDataset.find(directory, split, decoder);
    if (folders.isPresent()) {
      return folders.get();
    }
    for (DatasetFormat format : formats) {
      Optional<ImageDataset> found = format.find(directory, split, decoder);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw nothingFound(directory, split, formats);
  }

  private static DatasetException nothingFound(
      Path directory, Split split, List<DatasetFormat> formats) throws IOException {
    List<String> lookedFor = new ArrayList<>(IdxDataset.lookedFor(split));
    lookedFor.add(
        split.alternatives().stream()
            .flatMap(alternative -> alternative.names().stream())
            .collect(Collectors.joining("/ or ", "", "/ with a folder for each class")));
    lookedFor.add("such folders of " + IMAGES + " files directly");
    formats.forEach(format -> lookedFor.add(format.lookedFor(split)));
    return new DatasetException(
        directory
            + " holds no "
            + split.cliName()
            + " split: "
            + DirectoryContents.describe(directory)
            + "; looked for "
            + String.join(", for ", lookedFor));
  }
}
