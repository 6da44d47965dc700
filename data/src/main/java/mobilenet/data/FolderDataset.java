package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mobilenet.image.ImageDecoder;

/**
 * A folder of images for each class. Classes are in natural order, images in the order of their
 * paths.
 */
final class FolderDataset implements ImageDataset {
  private final Path root;
  private final List<String> classNames;
  private final List<Entry> entries;
  private final List<String> emptyClasses;
  private final DatasetOrigin origin;
  private final ImageDecoder decoder;

  private record Entry(FolderContents.Image image, int label) {}

  private FolderDataset(
      Path root,
      List<String> classNames,
      List<Entry> entries,
      List<String> emptyClasses,
      DatasetOrigin origin,
      ImageDecoder decoder) {
    this.root = root;
    this.classNames = classNames;
    this.entries = entries;
    this.emptyClasses = emptyClasses;
    this.origin = origin;
    this.decoder = decoder;
  }

  /** A split of a directory, or empty if it does not have it. */
  static Optional<ImageDataset> find(Path directory, Split split, ImageDecoder decoder)
      throws IOException {
    Optional<FolderLayout> layout = FolderLayout.of(directory);
    Optional<Path> root = layout.isPresent() ? layout.get().root(split) : Optional.empty();
    if (root.isEmpty()) {
      return Optional.empty();
    }
    List<String> classNames = classNames(layout.get().roots());
    SortedMap<String, Path> folders = byName(root.get());
    FolderOrigin origin = new FolderOrigin(layout.get(), root.get());
    Map<String, Integer> labels = new HashMap<>();
    classNames.forEach(name -> labels.put(name, labels.size()));
    List<Entry> entries = new ArrayList<>();
    TreeSet<String> empty = new TreeSet<>(NaturalOrder.OF_NAMES);
    empty.addAll(classNames);
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      FolderContents contents = FolderContents.of(folder.getValue());
      origin.add(folder.getKey(), contents);
      int label = labels.getOrDefault(folder.getKey(), -1);
      contents.images().forEach(image -> entries.add(new Entry(image, label)));
      if (contents.images().isEmpty()) {
        empty.add(folder.getKey());
      } else {
        empty.remove(folder.getKey());
      }
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FolderDataset(
            root.get(),
            classNames,
            List.copyOf(entries),
            List.copyOf(empty),
            origin.toOrigin(),
            decoder));
  }

  /**
   * The classes of all splits together: one that is missing in a split must not shift the labels
   * after it.
   */
  private static List<String> classNames(List<Path> roots) throws IOException {
    TreeSet<String> names = new TreeSet<>(NaturalOrder.OF_NAMES);
    for (Path root : roots) {
      List<String> own = new ArrayList<>();
      for (Map.Entry<String, Path> folder : byName(root).entrySet()) {
        if (names.contains(folder.getKey()) || FolderContents.hasImage(folder.getValue())) {
          own.add(folder.getKey());
        }
      }
      if (own.size() == 1) {
        refuseWrapper(root, Objects.requireNonNull(byName(root).get(own.get(0))));
      }
      names.addAll(own);
    }
    return List.copyOf(names);
  }

  /**
   * Refuses a folder around the class folders: archives are often unpacked into a folder of their
   * own.
   */
  private static void refuseWrapper(Path root, Path only) throws IOException {
    List<Path> inner = FolderContents.foldersWithImages(only);
    while (inner.size() == 1 && FolderContents.direct(only) == 0) {
      only = inner.get(0);
      inner = FolderContents.foldersWithImages(only);
    }
    if (inner.size() > 1 && FolderContents.direct(only) == 0) {
      throw new DatasetException(
          root
              + " has one folder with images, and in it are "
              + FolderLayout.names(inner)
              + "; did you mean the directory "
              + only
              + "?");
    }
  }

  /** Names in Unicode's composed form: macOS separates letters and accents. */
  private static SortedMap<String, Path> byName(Path root) throws IOException {
    SortedMap<String, Path> folders = new TreeMap<>(NaturalOrder.OF_NAMES);
    for (Path folder : FolderContents.folders(root)) {
      String name = Normalizer.normalize(ImageNames.name(folder), Normalizer.Form.NFC);
      Optional<Path> other = Optional.ofNullable(folders.put(name, folder));
      if (other.isPresent()) {
        throw new DatasetException(
            root
                + " has two folders named "
                + name
                + ", which differ only in how Unicode encodes the accents; merge them");
      }
    }
    return folders;
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
  public Optional<DatasetOrigin> origin() {
    return Optional.of(origin);
  }

  @Override
  public LabelledImage get(int index) {
    Entry entry = entries.get(Objects.checkIndex(index, size()));
    Path file = entry.image().file();
    return new LabelledImage(
        root.relativize(file).toString(), entry.label(), () -> decoder.decode(file));
  }

  @Override
  public Optional<StoredImage> stored(int index) {
    FolderContents.Image image = entries.get(Objects.checkIndex(index, size())).image();
    return Optional.of(new StoredImage(image.bytes(), () -> Files.readAllBytes(image.file())));
  }
}
