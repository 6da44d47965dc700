package mobilenet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import mobilenet.image.ImageDecoder;

/** A folder of pictures for each class. Classes and pictures are in the order of their names. */
final class FolderDataset implements ImageDataset {
  static final String EXTENSIONS = "png, jpg, jpeg, bmp, gif or webp";

  private final Path root;
  private final List<String> classNames;
  private final List<Entry> entries;
  private final List<String> emptyClasses;
  private final ImageDecoder decoder;

  private record Entry(Path file, int label) {}

  private FolderDataset(
      Path root,
      List<String> classNames,
      List<Entry> entries,
      List<String> emptyClasses,
      ImageDecoder decoder) {
    this.root = root;
    this.classNames = classNames;
    this.entries = entries;
    this.emptyClasses = emptyClasses;
    this.decoder = decoder;
  }

  /** The split of a directory, or empty when there is none. */
  static Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    List<Path> splits = splitDirectories(directory);
    Optional<Path> root =
        splits.isEmpty() ? Optional.of(directory) : splitDirectory(directory, split);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    List<String> classNames = classNames(splits.isEmpty() ? List.of(directory) : splits);
    List<Entry> entries = new ArrayList<>();
    for (int label = 0; label < classNames.size(); label++) {
      for (Path picture : pictures(root.get().resolve(classNames.get(label)))) {
        entries.add(new Entry(picture, label));
      }
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> empty = new TreeSet<>(classNames);
    folders(root.get()).forEach(folder -> empty.add(name(folder)));
    entries.forEach(entry -> empty.remove(classNames.get(entry.label())));
    return Optional.of(
        new FolderDataset(
            root.get(), classNames, List.copyOf(entries), List.copyOf(empty), decoder));
  }

  private static List<Path> splitDirectories(Path directory) {
    return Arrays.stream(Split.values())
        .flatMap(s -> splitDirectory(directory, s).stream())
        .toList();
  }

  private static Optional<Path> splitDirectory(Path directory, Split split) {
    return split.directoryNames().stream()
        .map(directory::resolve)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Of all splits together: a class that is missing in one must not shift the labels after it. */
  private static List<String> classNames(List<Path> splits) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (Path split : splits) {
      for (Path folder : folders(split)) {
        if (!names.contains(name(folder)) && hasPicture(folder)) {
          names.add(name(folder));
        }
      }
    }
    return List.copyOf(names);
  }

  private static List<Path> folders(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.filter(Files::isDirectory).filter(c -> !name(c).startsWith(".")).toList();
    }
  }

  private static boolean hasPicture(Path folder) throws IOException {
    return walk(folder, files -> files.anyMatch(FolderDataset::isPicture));
  }

  private static List<Path> pictures(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? walk(folder, files -> files.filter(FolderDataset::isPicture).sorted().toList())
        : List.of();
  }

  private static <T> T walk(Path folder, Function<Stream<Path>, T> use) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return use.apply(files);
    } catch (UncheckedIOException e) {
      throw new DatasetException(folder + " cannot be listed: " + e.getCause(), e);
    }
  }

  /** By the name, as nothing is opened yet. A leading dot marks the remains of file managers. */
  private static boolean isPicture(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && name.matches(".*\\.(png|jpe?g|bmp|gif|webp)")
        && Files.isRegularFile(file);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public List<String> emptyClasses() {
    return emptyClasses;
  }

  @Override
  public LabelledImage get(int index) {
    Entry entry = entries.get(Objects.checkIndex(index, size()));
    return new LabelledImage(
        root.relativize(entry.file()).toString(),
        entry.label(),
        () -> decoder.decode(entry.file()));
  }

  @Override
  public Optional<StoredPicture> stored(int index) {
    Entry entry = entries.get(Objects.checkIndex(index, size()));
    return Optional.of(
        new StoredPicture(size(entry.file()), () -> Files.readAllBytes(entry.file())));
  }

  /** A file that is gone is found missing when it is read. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
