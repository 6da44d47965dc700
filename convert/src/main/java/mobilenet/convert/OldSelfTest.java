package mobilenet.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SelfTest;

/**
 * The self-test of a checkpoint that is replaced: its logits are those of the old weights.
 *
 * @param folder of the checkpoint
 * @param images of the self-test, below its folder {@value #IMAGES}
 */
record OldSelfTest(Path folder, List<Path> images) {
  /** Where training writes the images; others in the checkpoint may be somebody's own. */
  private static final String IMAGES = "selftest";

  /** Copies. */
  OldSelfTest {
    images = List.copyOf(images);
  }

  /**
   * What is in a folder, before anything in it is replaced.
   *
   * @throws IOException if there is a self-test that cannot be read
   */
  static OldSelfTest in(Path folder) throws IOException {
    Path file = folder.resolve(Checkpoint.SELF_TEST);
    if (!Files.exists(file)
        || !(SelfTest.read(file).inputs() instanceof SelfTest.Inputs.Files files)) {
      return new OldSelfTest(folder, List.of());
    }
    return new OldSelfTest(
        folder,
        files.names().stream()
            .map(name -> Path.of(name).normalize())
            .filter(name -> name.getNameCount() > 1 && name.startsWith(IMAGES))
            .map(folder::resolve)
            .toList());
  }

  /** Removes it, and the folder of its images if nothing else is in it. */
  void remove() throws IOException {
    Files.deleteIfExists(folder.resolve(Checkpoint.SELF_TEST));
    for (Path image : images) {
      Files.deleteIfExists(image);
    }
    Path place = folder.resolve(IMAGES);
    if (!images.isEmpty() && Files.isDirectory(place) && isEmpty(place)) {
      Files.delete(place);
    }
  }

  private static boolean isEmpty(Path place) throws IOException {
    try (Stream<Path> left = Files.list(place)) {
      return left.findAny().isEmpty();
    }
  }
}
