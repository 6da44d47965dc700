package mobilenet.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what class folders hold that is not read. */
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
    if (contents.pictures().isEmpty()
        && contents.others().keySet().stream().anyMatch(PictureNames::isOtherPicture)) {
      unread.add(name);
    }
  }

  /** What has been counted, with what lies beside the class folders. */
  DatasetOrigin of() throws IOException {
    List<DatasetOrigin.Skipped> skipped = new ArrayList<>();
    others.forEach(
        (ending, files) ->
            skipped.add(
                new DatasetOrigin.Skipped(
                    ending.isEmpty() ? "without ending" : "." + ending, files)));
    int outside = FolderContents.direct(root);
    if (outside > 0) {
      skipped.add(new DatasetOrigin.Skipped("pictures outside class folders", outside));
    }
    for (Path other : layout.others()) {
      int pictures = FolderContents.of(other).pictures().size();
      skipped.add(
          new DatasetOrigin.Skipped(
              "pictures in " + PictureNames.name(other) + ", which is no split", pictures));
    }
    return new DatasetOrigin(
        "class folders",
        root.toString(),
        layout.parts().isEmpty() ? Optional.empty() : Optional.of(PictureNames.name(root)),
        skipped,
        unread);
  }
}
