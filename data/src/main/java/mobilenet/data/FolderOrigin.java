package mobilenet.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the files in class folders that are not read. */
final class FolderOrigin {
  private final FolderLayout layout;
  private final Path root;
  private final TreeMap<String, Integer> others = new TreeMap<>();
  private final List<String> unread = new ArrayList<>();

  FolderOrigin(FolderLayout layout, Path root) {
    this.layout = layout;
    this.root = root;
  }

  /** Counts a class folder. */
  void add(String name, FolderContents contents) {
    contents.others().forEach((ending, files) -> others.merge(ending, files, Integer::sum));
    if (contents.images().isEmpty()
        && contents.others().keySet().stream().anyMatch(ImageNames::isOtherImage)) {
      unread.add(name);
    }
  }

  /** The origin with everything counted, also beside the class folders. */
  DatasetOrigin toOrigin() throws IOException {
    List<DatasetOrigin.Skipped> skipped = new ArrayList<>();
    others.forEach(
        (ending, files) ->
            skipped.add(
                new DatasetOrigin.Skipped(
                    ending.isEmpty() ? "without ending" : "." + ending, files)));
    int outside = FolderContents.direct(root);
    if (outside > 0) {
      skipped.add(new DatasetOrigin.Skipped("images outside class folders", outside));
    }
    for (Path other : layout.others()) {
      int images = FolderContents.of(other).images().size();
      skipped.add(
          new DatasetOrigin.Skipped(
              "images in " + ImageNames.name(other) + ", which is no split", images));
    }
    return new DatasetOrigin(
        "class folders",
        root.toString(),
        layout.parts().isEmpty() ? Optional.empty() : Optional.of(ImageNames.name(root)),
        skipped,
        unread);
  }
}
