package mobilenet.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises images by the names of their files: a file is opened only when its image is needed.
 */
public final class ImageNames {
  /** Endings of the image formats that can be read, in lower case. */
  public static final List<String> ENDINGS =
      List.of("png", "jpg", "jpeg", "jpe", "jfif", "bmp", "gif", "webp");

  /** Endings of other image formats, which cannot be read. */
  private static final Set<String> OTHER_IMAGES =
      Set.of(
          "tif", "tiff", "heic", "heif", "avif", "jxl", "jp2", "j2k", "jpx", "ppm", "pgm", "pbm",
          "pnm", "tga", "ico", "pcx", "psd", "svg", "dng", "cr2", "nef", "arw", "exr", "hdr",
          "dcm");

  /** Names of files and folders that file managers and network storage leave behind. */
  private static final Set<String> LEFT_BEHIND =
      Set.of("__macosx", "@eadir", "#recycle", "$recycle.bin", "thumbs.db", "desktop.ini");

  private ImageNames() {}

  /** Whether a file that is not hidden has the ending of an image format that can be read. */
  public static boolean isImage(Path file) {
    return !isHidden(file) && ENDINGS.contains(ending(file));
  }

  /** Whether an ending is that of an image format that cannot be read. */
  static boolean isOtherImage(String ending) {
    return OTHER_IMAGES.contains(ending);
  }

  /** What follows the last dot, in lower case; empty if there is no dot. */
  static String ending(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a file or folder is hidden by a leading dot, or was left behind by a file manager. */
  public static boolean isHidden(Path file) {
    return isHidden(name(file));
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the file of a relative path is hidden, or one of the folders in the path. */
  public static boolean isHiddenBelow(Path relative) {
    for (Path part : relative) {
      if (isHidden(part)) {
        return true;
      }
    }
    return false;
  }

  /** Like {@link #isHiddenBelow(Path)}, for the name of an archive member. */
  public static boolean isHiddenMember(String member) {
    return Arrays.stream(member.split("/", -1))
        .anyMatch(part -> !part.equals(".") && !part.equals("..") && isHidden(part));
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
