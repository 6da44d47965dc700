package mobilenet.search.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.file.AtomicFiles;
import mobilenet.file.Folders;

/**
 * Checkpoints of networks by their hashes.
 *
 * @param folder that holds them, and nothing else
 */
record NetworkStore(Path folder) {
  private static final int DIGITS = 16;

  /** Where a network's checkpoint is. */
  Path path(String hash) {
    return folder.resolve(hash.substring(0, DIGITS));
  }

  /** Copies a checkpoint here, or replaces a copy. */
  void put(String hash, Path checkpoint) throws IOException {
    copy(checkpoint, path(hash));
  }

  /** Copies all files of a checkpoint's folder. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      Folders.create(Optional.ofNullable(copy.getParent()).orElse(to));
      try (InputStream in = Files.newInputStream(file)) {
        AtomicFiles.write(copy, in::transferTo);
      }
    }
  }

  /** Removes all but one. */
  void keepOnly(String hash) throws IOException {
    List<Path> checkpoints;
    try (Stream<Path> found = Files.list(folder)) {
      checkpoints = found.toList();
    }
    for (Path checkpoint : checkpoints) {
      if (!checkpoint.equals(path(hash))) {
        ScratchFolder.remove(checkpoint);
      }
    }
  }
}
