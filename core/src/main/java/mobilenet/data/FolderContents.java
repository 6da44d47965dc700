package mobilenet.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobilenet.file.UnreadableFiles;

/**
 * What a folder and the folders in it hold. Links are followed, hidden files and folders are passed
 * over.
 *
 * @param pictures in the order of their paths
 * @param others number of the other files by ending, in lower case; empty for none
 */
record FolderContents(List<Picture> pictures, SortedMap<String, Integer> others) {

  /** A file by its name; whether it is a picture shows when it is read. */
  record Picture(Path file, long bytes) {}

  /** Lists everything. */
  static FolderContents of(Path folder) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    TreeMap<String, Integer> others = new TreeMap<>();
    walk(
        folder,
        (file, bytes) -> {
          if (PictureNames.isPicture(file)) {
            pictures.add(new Picture(file, bytes));
          } else {
            others.merge(PictureNames.ending(file), 1, Integer::sum);
          }
          return FileVisitResult.CONTINUE;
        });
    pictures.sort((a, b) -> a.file().compareTo(b.file()));
    return new FolderContents(pictures, others);
  }

  /** Whether there is any picture in it or in a folder in it. */
  static boolean hasPicture(Path folder) throws IOException {
    boolean[] found = {false};
    walk(
        folder,
        (file, bytes) -> {
          found[0] |= PictureNames.isPicture(file);
          return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        });
    return found[0];
  }

  /** Number of pictures directly in it. */
  static int direct(Path folder) throws IOException {
    return (int)
        children(folder).stream()
            .filter(file -> PictureNames.isPicture(file) && !Files.isDirectory(file))
            .count();
  }

  /** Whether there is a picture in a folder in it. */
  static boolean hasPictureInFolder(Path folder) throws IOException {
    for (Path child : folders(folder)) {
      if (hasPicture(child)) {
        return true;
      }
    }
    return false;
  }

  /** The folders directly in it that are not hidden, in natural order. */
  static List<Path> folders(Path folder) throws IOException {
    return children(folder).stream()
        .filter(Files::isDirectory)
        .sorted(Comparator.comparing(PictureNames::name, NaturalOrder.OF_NAMES))
        .toList();
  }

  /** The folders directly in it with a picture somewhere, in natural order. */
  static List<Path> foldersWithPictures(Path folder) throws IOException {
    List<Path> result = new ArrayList<>();
    for (Path child : folders(folder)) {
      if (hasPicture(child)) {
        result.add(child);
      }
    }
    return List.copyOf(result);
  }

  /** What is directly in it and not hidden, in any order. */
  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> !PictureNames.isHidden(child)).toList();
    } catch (UncheckedIOException e) {
      throw unlisted(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private interface Use {
    FileVisitResult file(Path file, long bytes);
  }

  private static void walk(Path root, Use use) throws IOException {
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return !folder.equals(root) && PictureNames.isHidden(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            /** A link to nothing comes here too: a picture that is gone is not to go unnoticed. */
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return PictureNames.isHidden(file)
                  ? FileVisitResult.CONTINUE
                  : use.file(file, attributes.size());
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (PictureNames.isHidden(file) && !file.equals(root)) {
                return FileVisitResult.CONTINUE;
              }
              throw unlisted(file, e);
            }
          });
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw unlisted(root, e);
    }
  }

  private static DatasetException unlisted(Path path, IOException e) {
    return new DatasetException(
        e instanceof FileSystemLoopException
            ? path + " is a link to a folder that it is in itself; remove the link"
            : UnreadableFiles.sentence(path, e),
        e);
  }
}
