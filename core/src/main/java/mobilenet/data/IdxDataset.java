package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.image.RgbImage;

/**
 * MNIST or a set in its format, held in memory: 47 MB for the largest split. The files have no
 * class names; they are numbered, and a checkpoint may know better.
 */
final class IdxDataset implements ImageDataset {
  private static final int DIGITS = 10;

  private final String name;
  private final IdxFile images;
  private final byte[] labels;
  private final List<String> classNames;

  private IdxDataset(String name, IdxFile images, byte[] labels) {
    this.name = name;
    this.images = images;
    this.labels = labels;
    int most = IntStream.range(0, labels.length).map(i -> labels[i] & 0xFF).max().orElse(0);
    this.classNames =
        IntStream.range(0, Math.max(DIGITS, most + 1)).mapToObj(Integer::toString).toList();
  }

  static String imagesName(Split split) {
    return split.idxPrefix() + "-images-idx3-ubyte";
  }

  private static String labelsName(Split split) {
    return split.idxPrefix() + "-labels-idx1-ubyte";
  }

  /** The split of a directory, or empty when neither of its two files is there. */
  static Optional<ImageDataset> find(Path directory, Split split) throws IOException {
    Optional<Path> imageFile = file(directory, imagesName(split));
    Optional<Path> labelFile = file(directory, labelsName(split));
    if (imageFile.isEmpty() && labelFile.isEmpty()) {
      return Optional.empty();
    }
    IdxFile images = IdxFile.read(require(imageFile, directory, imagesName(split)), IdxFile.IMAGES);
    IdxFile labels = IdxFile.read(require(labelFile, directory, labelsName(split)), IdxFile.LABELS);
    if (images.count() != labels.count()) {
      throw new DatasetException(
          images.path()
              + " has "
              + images.count()
              + " pictures but "
              + labels.path()
              + " has "
              + labels.count()
              + " labels; they are not of the same set");
    }
    return Optional.of(
        new IdxDataset(
            String.valueOf(images.path().getFileName()), images, labels.item(0, labels.count())));
  }

  private static Optional<Path> file(Path directory, String name) {
    return List.of(directory.resolve(name + ".gz"), directory.resolve(name)).stream()
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path require(Optional<Path> file, Path directory, String name)
      throws DatasetException {
    if (file.isEmpty()) {
      throw new DatasetException(
          directory + " lacks " + name + "[.gz], which belongs to the other IDX file there");
    }
    return file.get();
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public LabelledImage get(int index) {
    Objects.checkIndex(index, size());
    return new LabelledImage(name + "[" + index + "]", labels[index] & 0xFF, () -> load(index));
  }

  @Override
  public Optional<StoredPicture> stored(int index) {
    Objects.checkIndex(index, size());
    int bytes = images.rows() * images.columns();
    return Optional.of(new StoredPicture(bytes, () -> images.item(index, 1)));
  }

  private RgbImage load(int index) {
    return RgbImage.ofGrey(images.columns(), images.rows(), images.item(index, 1));
  }
}
