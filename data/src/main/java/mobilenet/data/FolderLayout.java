package mobilenet.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which folders hold class folders: the directory itself, or {@code train/}, {@code test/} and so
 * on. A folder with the name of a split is a split if it holds class folders; it is a class if it
 * holds images itself, like other folders beside it.
 *
 * @param parts the folders of splits; empty if the directory itself holds class folders
 * @param others folders with images beside the parts, which belong to no split
 */
record FolderLayout(Path directory, List<Part> parts, List<Path> others) {

  /** A folder of class folders for one split. */
  record Part(Split split, Path folder) {}

  /**
   * Examines a directory.
   *
   * @return empty if the only images are directly in folders with the names of splits
   * @throws DatasetException if it is not clear whether a folder is a split or a class
   */
  static Optional<FolderLayout> of(Path directory) throws IOException {
    List<Path> named = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path folder : FolderContents.folders(directory)) {
      (Split.named(ImageNames.name(folder)).isPresent() ? named : others).add(folder);
    }
    List<Part> parts = new ArrayList<>();
    List<Path> flat = new ArrayList<>();
    for (Path folder : named) {
      if (FolderContents.hasImageInFolder(folder)) {
        parts.add(new Part(Split.named(ImageNames.name(folder)).orElseThrow(), folder));
      } else if (FolderContents.direct(folder) > 0) {
        flat.add(folder);
      }
    }
    if (parts.isEmpty() && flat.isEmpty()) {
      return Optional.of(new FolderLayout(directory, List.of(), List.of()));
    }
    List<Path> withImages = withImages(others);
    if (parts.isEmpty()) {
      return withImages.isEmpty()
          ? Optional.empty()
          : Optional.of(new FolderLayout(directory, List.of(), List.of()));
    }
    if (!withImages.isEmpty() && !shareClass(parts)) {
      throw unclear(parts.get(0).folder(), withImages.get(0));
    }
    return Optional.of(new FolderLayout(directory, List.copyOf(parts), withImages));
  }

  private static List<Path> withImages(List<Path> folders) throws IOException {
    List<Path> result = new ArrayList<>();
    for (Path folder : folders) {
      if (FolderContents.hasImage(folder)) {
        result.add(folder);
      }
    }
    return List.copyOf(result);
  }

  /** Whether two parts have a class in common: then they are splits, and not classes. */
  private static boolean shareClass(List<Part> parts) throws IOException {
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      for (Path folder : FolderContents.foldersWithImages(part.folder())) {
        if (!seen.add(ImageNames.name(folder))) {
          return true;
        }
      }
    }
    return false;
  }

  private static DatasetException unclear(Path part, Path other) throws IOException {
    return new DatasetException(
        part
            + " has the name of a split and holds folders of images, "
            + names(FolderContents.foldersWithImages(part))
            + ", but is beside "
            + other
            + "; if it is a split, give it as the data set's directory or move the other folders"
            + " away; if it is a class, put all its images directly into it");
  }

  /** Names of the first few folders. */
  static String names(List<Path> folders) {
    int shown = 3;
    return folders.stream().limit(shown).map(ImageNames::name).collect(Collectors.joining(", "))
        + (folders.size() > shown ? ", …" : "");
  }

  /** Every folder that holds class folders. */
  List<Path> roots() {
    return parts.isEmpty() ? List.of(directory) : parts.stream().map(Part::folder).toList();
  }

  /**
   * The folder of a split.
   *
   * @return empty if there are only other splits
   * @throws DatasetException if several folders have names of the split
   */
  Optional<Path> root(Split split) throws DatasetException {
    if (parts.isEmpty()) {
      return Optional.of(directory);
    }
    for (Split alternative : split.alternatives()) {
      List<Path> folders =
          parts.stream().filter(p -> p.split() == alternative).map(Part::folder).toList();
      if (folders.size() > 1) {
        throw new DatasetException(
            directory
                + " has several folders for the "
                + alternative.cliName()
                + " split, "
                + names(folders)
                + "; expected one: merge them, or remove the others");
      }
      if (!folders.isEmpty()) {
        return Optional.of(folders.get(0));
      }
    }
    return Optional.empty();
  }
}
