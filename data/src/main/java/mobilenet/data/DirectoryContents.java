package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Messages that say what a directory holds instead of a data set, and what to do about it. */
final class DirectoryContents {
  private static final int SHOWN = 3;

  private DirectoryContents() {}

  /** The error for a file where a directory is expected. */
  static DatasetException isFile(Path file) {
    Optional<Compression> compression = Compression.of(file);
    String advice =
        compression.isPresent()
            ? ": " + compression.get().advice(file)
            : ImageNames.isImage(file)
                ? " with a folder for each class; classify names what one image shows"
                : ImageNames.name(file).matches("(?i).*\\.(tar|parquet)")
                    ? ": give the folder that it is in"
                    : "";
    return new DatasetException(file + " is a file; expected the directory of a data set" + advice);
  }

  /** Continues "holds no test split: ". */
  static String describe(Path directory) throws IOException {
    List<Path> folders = FolderContents.folders(directory);
    List<Path> files =
        FolderContents.children(directory).stream().filter(Files::isRegularFile).sorted().toList();
    if (folders.isEmpty() && files.isEmpty()) {
      return "it is empty";
    }
    List<String> splits = splits(directory);
    if (!splits.isEmpty()) {
      return "it holds " + String.join(", ", splits);
    }
    Optional<Path> packed = files.stream().filter(f -> Compression.of(f).isPresent()).findFirst();
    if (packed.isPresent()) {
      return "it holds "
          + packed.get().getFileName()
          + "; "
          + Compression.of(packed.get()).orElseThrow().advice(packed.get());
    }
    if (FolderContents.direct(directory) > 0) {
      return "it holds images directly, so that nothing says their class; put those of each"
          + " class into a folder of its name";
    }
    for (Path folder : folders) {
      if (FolderContents.direct(folder) > 0) {
        return "images are directly in "
            + ImageNames.name(folder)
            + "/, so that nothing says their class; put those of each class into a folder of its"
            + " name there";
      }
    }
    if (folders.size() == 1 && files.isEmpty()) {
      return "it holds nothing but the folder "
          + ImageNames.name(folders.get(0))
          + "; did you mean the directory "
          + folders.get(0)
          + "?";
    }
    return "it holds " + endings(directory, folders, files);
  }

  private static List<String> splits(Path directory) throws IOException {
    List<String> found = new ArrayList<>();
    for (Split split : Split.values()) {
      if (IdxDataset.isThere(directory, split)) {
        found.addAll(IdxDataset.lookedFor(split));
      }
    }
    Optional<FolderLayout> layout = FolderLayout.of(directory);
    layout.ifPresent(
        l -> l.parts().forEach(part -> found.add(ImageNames.name(part.folder()) + "/")));
    return found;
  }

  private static String endings(Path directory, List<Path> folders, List<Path> files)
      throws IOException {
    SortedMap<String, Integer> others = FolderContents.of(directory).others();
    if (others.isEmpty()) {
      return "no files, only the folders " + FolderLayout.names(folders);
    }
    String kinds =
        others.entrySet().stream()
            .limit(SHOWN)
            .map(
                e ->
                    (e.getKey().isEmpty() ? "without ending" : "." + e.getKey())
                        + " "
                        + e.getValue())
            .collect(Collectors.joining(", "));
    boolean records =
        others.keySet().stream().anyMatch(e -> e.startsWith("tfrecord"))
            || files.stream()
                .anyMatch(f -> ImageNames.name(f).toLowerCase(Locale.ROOT).contains("tfrecord"));
    return "no images but other files ("
        + kinds
        + ")"
        + (records ? "; TFRecord files are not read: write the images into class folders" : "");
  }
}
