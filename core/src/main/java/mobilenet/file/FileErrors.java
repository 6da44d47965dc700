package mobilenet.file;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences for what a file system answers. The JDK's exceptions have a path, or the system's few
 * words, or neither, as their message; ours say everything already.
 */
public final class FileErrors {
  /** What Unix says, and what to do about it. */
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("No space left on device", "make room, or write elsewhere"),
          Map.entry("Disk quota exceeded", "make room, or write elsewhere"),
          Map.entry("File too large", "write to a file system that takes larger files"),
          Map.entry("Read-only file system", "write elsewhere"),
          Map.entry("Is a directory", "a file is expected there, not a folder"),
          Map.entry("Not a directory", "a part of the path is a file; check the path"),
          Map.entry("File name too long", "give a shorter name"),
          Map.entry("Too many levels of symbolic links", "the links lead in a circle; mend them"),
          Map.entry("Too many open files", "raise the limit with ulimit -n"),
          Map.entry("Operation not permitted", "check the rights of the file and its folder"),
          Map.entry("Permission denied", "check the rights of the file and its folder"),
          Map.entry("No such file or directory", "check the path"),
          Map.entry("Cannot allocate memory", "free some memory, or raise the limit"),
          Map.entry("Map failed", "the system has too little address space; check ulimit -v"),
          Map.entry("Stale file handle", "its network folder is gone; mount it again"),
          Map.entry("Input/output error", "the disk or its connection fails; copy the file"));

  /** How {@code java.io} puts path and reason into a message. */
  private static final Pattern PATH_AND_REASON =
      Pattern.compile("(.*) \\(([^()]+)\\)", Pattern.DOTALL);

  /** What Java makes of bytes that are no text. */
  private static final char REPLACEMENT = '\uFFFD';

  private FileErrors() {}

  /** One sentence: which file, what is the matter, and what to do. */
  public static String sentence(IOException e) {
    if (e instanceof FileSystemException file) {
      return sentence(file);
    }
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    if (e instanceof FileNotFoundException) {
      Matcher parts = PATH_AND_REASON.matcher(message);
      return parts.matches()
          ? parts.group(1) + ": " + withRemedy(parts.group(2))
          : message + ": no such file; check the path";
    }
    if (e instanceof CharacterCodingException) {
      return "expected text in UTF-8, found bytes that are not; save the file as UTF-8";
    }
    if (e instanceof ClosedByInterruptException) {
      return "interrupted while reading or writing a file";
    }
    if (e instanceof EOFException && message.isEmpty()) {
      return "a file ends too early; copy or download it again";
    }
    // A class without a message still tells something.
    return message.isEmpty() ? e.toString() : withRemedy(message);
  }

  /** As {@link #sentence(IOException)}, for a name that cannot be that of a file. */
  public static String sentence(InvalidPathException e) {
    return e.getReason().contains("unmappable")
        ? e.getInput()
            + ": this locale has no characters for the name; start with LC_ALL=C.UTF-8, or rename"
            + " it"
        : e.getInput() + ": no name of a file can be this: " + e.getReason();
  }

  /** The sentence without the file's name. */
  static String reason(IOException e) {
    return e instanceof FileSystemException file ? reason(file) : sentence(e);
  }

  private static String sentence(FileSystemException e) {
    String file = Optional.ofNullable(e.getFile()).orElse("a file");
    String sentence = file + ": " + reason(e);
    return e instanceof NoSuchFileException && file.indexOf(REPLACEMENT) >= 0
        ? sentence + "; where its name is not UTF-8, Java cannot open it: rename it"
        : sentence;
  }

  private static String reason(FileSystemException e) {
    if (e.getReason() != null) {
      return withRemedy(e.getReason());
    }
    if (e instanceof NoSuchFileException) {
      return "no such file; check the path";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied; check the rights of the file and its folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "something of that name is there already; remove it, or give another name";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "the folder is not empty; give another, or remove what is in it";
    }
    if (e instanceof NotDirectoryException) {
      return "expected a folder, found a file";
    }
    if (e instanceof FileSystemLoopException) {
      return "the links lead in a circle; mend them";
    }
    return e.getClass().getSimpleName();
  }

  private static String withRemedy(String reason) {
    String remedy = REMEDIES.get(reason);
    return remedy == null ? reason : reason + "; " + remedy;
  }
}
