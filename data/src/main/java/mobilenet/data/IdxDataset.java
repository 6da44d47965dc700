package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.image.RgbImage;

/**
 * MNIST, or a data set in its format, held in memory: 47 MB for the largest split. Classes are
 * numbered unless {@code classes.txt} or {@code classes.json} beside the files names them.
 */
final class IdxDataset implements ImageDataset {
  private static final int DIGITS = 10;
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";

  private final String name;
  private final IdxFile images;
  private final byte[] labels;
  private final List<String> classNames;
  private final DatasetOrigin origin;

  private IdxDataset(
      String name, IdxFile images, byte[] labels, List<String> classNames, DatasetOrigin origin) {
    this.name = name;
    this.origin = origin;
    this.images = images;
    this.labels = labels;
    this.classNames = classNames;
  }

  /** For the message that nothing was found; empty if the format has no such split. */
  static List<String> lookedFor(Split split) {
    return split.idxPrefixes().stream().limit(1).map(prefix -> prefix + IMAGES + "[.gz]").toList();
  }

  /** Whether a directory has images of a split. */
  static boolean isThere(Path directory, Split split) {
    return split.idxPrefixes().stream()
        .anyMatch(prefix -> file(directory, prefix + IMAGES).isPresent());
  }

  /** A split of a directory, or empty if neither of its two files is there. */
  static Optional<ImageDataset> find(Path directory, Split split) throws IOException {
    for (String prefix : split.idxPrefixes()) {
      Optional<Path> images = file(directory, prefix + IMAGES);
      Optional<Path> labels = file(directory, prefix + LABELS);
      if (images.isPresent() || labels.isPresent()) {
        return Optional.of(
            open(
                directory,
                prefix,
                require(images, directory, prefix + IMAGES),
                require(labels, directory, prefix + LABELS)));
      }
    }
    return Optional.empty();
  }

  private static IdxDataset open(Path directory, String prefix, Path imageFile, Path labelFile)
      throws IOException {
    IdxFile images = IdxFile.read(imageFile, IdxFile.IMAGES);
    IdxFile labels = IdxFile.read(labelFile, IdxFile.LABELS);
    if (images.count() != labels.count()) {
      throw new DatasetException(
          images.path()
              + " has "
              + images.count()
              + " images but "
              + labels.path()
              + " has "
              + labels.count()
              + " labels; they are not from the same data set");
    }
    byte[] numbers = labels.item(0, labels.count());
    return new IdxDataset(
        ImageNames.name(images.path()),
        images,
        numbers,
        classNames(directory, labels.path(), numbers),
        new DatasetOrigin(
            "IDX files", directory.toString(), Optional.of(prefix), List.of(), List.of()));
  }

  private static List<String> classNames(Path directory, Path labelFile, byte[] labels)
      throws DatasetException {
    int most = IntStream.range(0, labels.length).map(i -> labels[i] & 0xFF).max().orElse(0);
    Optional<ClassNamesFile> names = ClassNamesFile.find(List.of(directory));
    if (names.isEmpty()) {
      return IntStream.range(0, Math.max(DIGITS, most + 1)).mapToObj(Integer::toString).toList();
    }
    if (most >= names.get().names().size()) {
      throw new DatasetException(
          labelFile
              + " has the label "
              + most
              + "; expected a number of 0 to "
              + (names.get().names().size() - 1)
              + ", as "
              + names.get().source()
              + " names no more classes");
    }
    return names.get().names();
  }

  /** Some archives use the form {@code train-images.idx3-ubyte}. */
  private static Optional<Path> file(Path directory, String name) {
    String dotted = name.replace("-idx", ".idx");
    return Stream.of(name + ".gz", name, dotted + ".gz", dotted)
        .map(directory::resolve)
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
  public Optional<DatasetOrigin> origin() {
    return Optional.of(origin);
  }

  @Override
  public LabelledImage get(int index) {
    Objects.checkIndex(index, size());
    return new LabelledImage(name + "[" + index + "]", labels[index] & 0xFF, () -> load(index));
  }

  @Override
  public Optional<StoredImage> stored(int index) {
    Objects.checkIndex(index, size());
    int bytes = images.rows() * images.columns();
    return Optional.of(new StoredImage(bytes, () -> images.item(index, 1)));
  }

  private RgbImage load(int index) {
    return RgbImage.ofGrey(images.columns(), images.rows(), images.item(index, 1));
  }
}
