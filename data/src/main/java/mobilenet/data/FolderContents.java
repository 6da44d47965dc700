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
 * The contents of a folder and the folders in it. Links are followed; hidden files and folders are
 * skipped.
 *
 * @param images in the order of their paths
 * @param others how many other files there are, by lower-case ending (which may be empty)
 */
record FolderContents(List<Image> images, SortedMap<String, Integer> others) {

  /** A file with the name of an image; whether it is one shows only when it is read. */
  record Image(Path file, long bytes) {}

  /** Lists everything. */
  static FolderContents of(Path folder) throws IOException {
    List<Image> images = new ArrayList<>();
    TreeMap<String, Integer> others = new TreeMap<>();
    walk(
        folder,
        (file, bytes) -> {
          if (ImageNames.isImage(file)) {
            images.add(new Image(file, bytes));
          } else {
            others.merge(ImageNames.ending(file), 1, Integer::sum);
          }
          return FileVisitResult.CONTINUE;
        });
    images.sort((a, b) -> a.file().compareTo(b.file()));
    return new FolderContents(images, others);
  }

  /** Whether there is an image in a folder, or in a folder in it. */
  static boolean hasImage(Path folder) throws IOException {
    boolean[] found = {false};
    walk(
        folder,
        (file, bytes) -> {
          found[0] |= ImageNames.isImage(file);
          return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        });
    return found[0];
  }

  /** Number of images directly in a folder. */
  static int direct(Path folder) throws IOException {
    return (int)
        children(folder).stream()
            .filter(file -> ImageNames.isImage(file) && !Files.isDirectory(file))
            .count();
  }

  /** Whether there is an image in any folder in a folder. */
  static boolean hasImageInFolder(Path folder) throws IOException {
    for (Path child : folders(folder)) {
      if (hasImage(child)) {
        return true;
      }
    }
    return false;
  }

  /** The folders directly in a folder that are not hidden, in natural order. */
  static List<Path> folders(Path folder) throws IOException {
    return children(folder).stream()
        .filter(Files::isDirectory)
        .sorted(Comparator.comparing(ImageNames::name, NaturalOrder.OF_NAMES))
        .toList();
  }

  /** The folders directly in a folder that have an image somewhere in them, in natural order. */
  static List<Path> foldersWithImages(Path folder) throws IOException {
    List<Path> result = new ArrayList<>();
    for (Path child : folders(folder)) {
      if (hasImage(child)) {
        result.add(child);
      }
    }
    return List.copyOf(result);
  }

  /** What is directly in a folder and not hidden, in any order. */
  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> !ImageNames.isHidden(child)).toList();
    } catch (UncheckedIOException e) {
      throw unlisted(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private interface FileAction {
    FileVisitResult file(Path file, long bytes);
  }

  private static void walk(Path root, FileAction action) throws IOException {
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return !folder.equals(root) && ImageNames.isHidden(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            /** Broken links come here, too: a missing image must not go unnoticed. */
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              return ImageNames.isHidden(file)
                  ? FileVisitResult.CONTINUE
                  : action.file(file, attributes.size());
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (ImageNames.isHidden(file) && !file.equals(root)) {
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
            ? path + " is a link to a folder that contains it; remove the link"
            : UnreadableFiles.sentence(path, e),
        e);
  }
}
