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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences for the errors of file systems. The messages of the JDK's exceptions are a path, or a
 * few words of the system, or neither; our own exceptions already say everything.
 */
public final class FileErrors {
  /** Unix's error texts, and what to do about each. */
  private static final Map<String, List<String>> REMEDIES =
      Map.ofEntries(
          Map.entry("No space left on device", List.of("make room", "write elsewhere")),
          Map.entry("Disk quota exceeded", List.of("make room", "write elsewhere")),
          Map.entry("File too large", List.of("write to a file system that takes larger files")),
          Map.entry("Read-only file system", List.of("write elsewhere")),
          Map.entry("Is a directory", List.of("a file is expected there, not a folder")),
          Map.entry("Not a directory", List.of("a part of the path is a file; check the path")),
          Map.entry("File name too long", List.of("give a shorter name")),
          Map.entry(
              "Too many levels of symbolic links", List.of("the links form a loop; repair them")),
          Map.entry("Too many open files", List.of("raise the limit with ulimit -n")),
          Map.entry(
              "Operation not permitted", List.of("check the rights of the file and its folder")),
          Map.entry("Permission denied", List.of("check the rights of the file and its folder")),
          Map.entry("No such file or directory", List.of("check the path")),
          Map.entry("Cannot allocate memory", List.of("free some memory, or raise the limit")),
          Map.entry(
              "Map failed", List.of("the system has too little address space; check ulimit -v")),
          Map.entry("Stale file handle", List.of("its network folder is gone; mount it again")),
          Map.entry(
              "Input/output error", List.of("the disk or its connection fails; copy the file")));

  /** How {@code java.io} puts path and reason into a message. */
  private static final Pattern PATH_AND_REASON =
      Pattern.compile("(.*) \\(([^()]+)\\)", Pattern.DOTALL);

  /** Java's replacement for bytes that are not valid text. */
  private static final char REPLACEMENT = '\uFFFD';

  private FileErrors() {}

  /** One sentence: which file, what is wrong, and what to do. */
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
      return "a file ends unexpectedly; copy or download it again";
    }
    // Without a message, the exception's class still tells something.
    return message.isEmpty() ? e.toString() : withRemedy(message);
  }

  /** Like {@link #sentence(IOException)}, for a text that is not a valid file name. */
  public static String sentence(InvalidPathException e) {
    return e.getReason().contains("unmappable")
        ? e.getInput()
            + ": this locale cannot encode the name; start with LC_ALL=C.UTF-8, or rename"
            + " it"
        : e.getInput() + ": not a valid file name: " + e.getReason();
  }

  /**
   * Why something failed, and what to do.
   *
   * @param reason without the file's name
   * @param remedies any of which helps, the best first; empty if none is known
   */
  public record Explanation(String reason, List<String> remedies) {
    /** Copies. */
    public Explanation {
      remedies = List.copyOf(remedies);
    }

    static Explanation of(String reason, String... remedies) {
      return new Explanation(reason, List.of(remedies));
    }

    /** Reason and remedies, as the end of a sentence. */
    @Override
    public String toString() {
      return remedies.isEmpty() ? reason : reason + "; " + String.join(", or ", remedies);
    }
  }

  /** The parts of the sentence, without the file's name. */
  public static Explanation explanation(IOException e) {
    if (e instanceof UnwritableFileException file) {
      return new Explanation(file.reason(), file.remedies());
    }
    if (e instanceof FileSystemException file) {
      return explanation(file);
    }
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    return REMEDIES.containsKey(message) ? known(message) : Explanation.of(sentence(e));
  }

  private static String sentence(FileSystemException e) {
    String file = Optional.ofNullable(e.getFile()).orElse("a file");
    String sentence = file + ": " + explanation(e);
    return e instanceof NoSuchFileException && file.indexOf(REPLACEMENT) >= 0
        ? sentence + "; if its name is not in UTF-8, Java cannot open it: rename it"
        : sentence;
  }

  private static Explanation explanation(FileSystemException e) {
    if (e.getReason() != null) {
      return known(e.getReason());
    }
    if (e instanceof NoSuchFileException) {
      return Explanation.of("no such file", "check the path");
    }
    if (e instanceof AccessDeniedException) {
      return Explanation.of("permission denied", "check the rights of the file and its folder");
    }
    if (e instanceof FileAlreadyExistsException) {
      return Explanation.of(
          "a file or folder of that name already exists", "remove it", "give another name");
    }
    if (e instanceof DirectoryNotEmptyException) {
      return Explanation.of("the folder is not empty", "give another", "remove what is in it");
    }
    if (e instanceof NotDirectoryException) {
      return Explanation.of("expected a folder, found a file");
    }
    if (e instanceof FileSystemLoopException) {
      return Explanation.of("the links form a loop", "repair them");
    }
    return Explanation.of(e.getClass().getSimpleName());
  }

  private static Explanation known(String reason) {
    return new Explanation(reason, REMEDIES.getOrDefault(reason, List.of()));
  }

  private static String withRemedy(String reason) {
    return known(reason).toString();
  }
}
