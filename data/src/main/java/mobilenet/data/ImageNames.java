package mobilenet.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names of files tell: nothing is opened before an image is asked for. */
public final class ImageNames {
  /** Endings of the images that are read, in lower case. */
  public static final List<String> ENDINGS =
      List.of("png", "jpg", "jpeg", "jpe", "jfif", "bmp", "gif", "webp");

  /** What people have images in beside {@link #ENDINGS}. */
  private static final Set<String> OTHER_IMAGES =
      Set.of(
          "tif", "tiff", "heic", "heif", "avif", "jxl", "jp2", "j2k", "jpx", "ppm", "pgm", "pbm",
          "pnm", "tga", "ico", "pcx", "psd", "svg", "dng", "cr2", "nef", "arw", "exr", "hdr",
          "dcm");

  /** Left behind by file managers and by network storage. */
  private static final Set<String> LEFT_BEHIND =
      Set.of("__macosx", "@eadir", "#recycle", "$recycle.bin", "thumbs.db", "desktop.ini");

  private ImageNames() {}

  /** Whether it ends as an image that is read; hidden ones are none. */
  public static boolean isImage(Path file) {
    return !isHidden(file) && ENDINGS.contains(ending(file));
  }

  /** Whether it ends as an image of a kind that is not read. */
  static boolean isOtherImage(String ending) {
    return OTHER_IMAGES.contains(ending);
  }

  /** What follows the last dot, in lower case; empty where there is none. */
  static String ending(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a file or folder is hidden by a leading dot, or is left behind by a file manager. */
  public static boolean isHidden(Path file) {
    return isHidden(name(file));
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether any folder of a relative path is hidden, or the file. */
  public static boolean isHiddenBelow(Path relative) {
    for (Path part : relative) {
      if (isHidden(part)) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #isHiddenBelow(Path)}, for the name of a member of an archive. */
  public static boolean isHiddenMember(String member) {
    return Arrays.stream(member.split("/", -1))
        .anyMatch(part -> !part.equals(".") && !part.equals("..") && isHidden(part));
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
