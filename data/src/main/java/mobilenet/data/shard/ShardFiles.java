package mobilenet.data.shard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobilenet.data.DatasetException;
import mobilenet.data.DatasetOrigin;
import mobilenet.data.ImageNames;
import mobilenet.data.Split;

/**
 * The files of one format below a directory. A file belongs to a split if a folder or a word of its
 * name says so: {@code val/0.tar}, {@code data/train-00000-of-00002.parquet}, {@code
 * imagenet1k-validation-00.tar}. If no file says so, every split is the whole.
 */
final class ShardFiles {
  /** Hugging Face's converted files are in {@code configuration/split/}. */
  private static final int DEPTH = 3;

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

  private final Path directory;
  private final List<Path> files;

  private ShardFiles(Path directory, List<Path> files) {
    this.directory = directory;
    this.files = files;
  }

  /**
   * Looks for files.
   *
   * @param endings of their names, in lower case, with the dot
   * @throws DatasetException when a folder cannot be listed
   */
  static ShardFiles find(Path directory, String... endings) throws IOException {
    try (Stream<Path> walk = Files.walk(directory, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return new ShardFiles(
          directory,
          walk.filter(file -> Arrays.stream(endings).anyMatch(lowerName(file)::endsWith))
              .filter(
                  file ->
                      !ImageNames.isHiddenBelow(directory.relativize(file))
                          && Files.isRegularFile(file))
              .sorted()
              .toList());
    } catch (UncheckedIOException e) {
      throw new DatasetException(
          e.getCause() instanceof FileSystemLoopException loop
              ? loop.getFile() + " is a link to a folder that it is in itself; remove the link"
              : directory + " cannot be listed: " + e.getCause(),
          e);
    }
  }

  private static String lowerName(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** Any of the files, of whatever split. */
  Optional<Path> any() {
    return files.stream().findFirst();
  }

  /**
   * The files of a split in the order of their names; none when only other splits are there.
   *
   * @throws DatasetException when they are in several folders, which are likely several data sets,
   *     or have several names of the split
   */
  List<Path> of(Split split) throws DatasetException {
    List<Path> chosen = hasSplits() ? named(split) : files;
    List<Path> folders = chosen.stream().map(file -> file.resolveSibling("")).distinct().toList();
    if (folders.size() > 1) {
      throw new DatasetException(
          directory
              + " has files of the "
              + split.cliName()
              + " split in "
              + folders.get(0)
              + " and in "
              + folders.get(1)
              + "; expected one folder; name the one you want as the data set's directory");
    }
    return chosen;
  }

  private boolean hasSplits() {
    return files.stream().anyMatch(file -> splitName(file).isPresent());
  }

  private List<Path> named(Split split) throws DatasetException {
    for (Split alternative : split.alternatives()) {
      List<Path> named =
          files.stream()
              .filter(f -> splitName(f).flatMap(Split::named).equals(Optional.of(alternative)))
              .toList();
      List<String> names =
          named.stream().flatMap(file -> splitName(file).stream()).distinct().toList();
      if (names.size() > 1) {
        throw new DatasetException(
            directory
                + " has files of the "
                + alternative.cliName()
                + " split under the names "
                + String.join(" and ", names)
                + "; expected one: put the others elsewhere");
      }
      if (!named.isEmpty()) {
        return named;
      }
    }
    return List.of();
  }

  /** The first name of a split on the way to a file: folders count before the file's name. */
  private Optional<String> splitName(Path file) {
    Path relative = directory.relativize(file);
    Stream<String> folders =
        Stream.iterate(0, i -> i < relative.getNameCount() - 1, i -> i + 1)
            .map(i -> lowerName(relative.getName(i)));
    return Stream.concat(folders, NO_LETTERS.splitAsStream(lowerName(file)))
        .filter(word -> Split.named(word).isPresent())
        .findFirst();
  }

  /**
   * Where the images of a split come from.
   *
   * @param kind of files, in the plural
   * @param chosen what {@link #of} gave
   */
  DatasetOrigin origin(String kind, List<Path> chosen) {
    Path folder = chosen.get(0).resolveSibling("");
    int without = (int) files.stream().filter(file -> splitName(file).isEmpty()).count();
    return new DatasetOrigin(
        chosen.size() + " " + kind,
        folder.toString(),
        splitName(chosen.get(0)),
        hasSplits() && without > 0
            ? List.of(new DatasetOrigin.Skipped("files that name no split", without))
            : List.of(),
        List.of());
  }

  /** How messages call a file. */
  String name(Path file) {
    return directory.relativize(file).toString();
  }
}
