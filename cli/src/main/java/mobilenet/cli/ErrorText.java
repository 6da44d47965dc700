package mobilenet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import mobilenet.file.FileErrors;

/** Makes one sentence of any exception. */
public final class ErrorText {
  private static final String OURS = "mobilenet.";

  private ErrorText() {}

  /** The sentence: what was expected, what was given, where, and what to do. */
  public static String of(Throwable thrown) {
    Throwable e = unwrapped(thrown);
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    if (e instanceof IOException io) {
      return FileErrors.sentence(io);
    }
    if (e instanceof InvalidPathException path) {
      return FileErrors.sentence(path);
    }
    if (e instanceof Error error) {
      return error(error, message);
    }
    if (e instanceof InterruptedException) {
      return "interrupted; unfinished work is lost";
    }
    // The messages of our own exceptions and of our argument checks are sentences already.
    boolean sentence = e instanceof IllegalArgumentException || isOurs(e);
    return sentence && !message.isEmpty() ? message : internal(e);
  }

  private static String error(Error e, String message) {
    if (e instanceof OutOfMemoryError) {
      return outOfMemory(message);
    }
    if (e instanceof StackOverflowError) {
      return "the input is nested deeper than the stack; raise the limit with"
          + " MOBILENET_JAVA_OPTS=-Xss16m";
    }
    if (e instanceof InternalError && message.contains("memory access")) {
      return "a file was truncated while it was in use; start again, and replace files by renaming"
          + " new ones over them";
    }
    if (e instanceof UnsatisfiedLinkError) {
      return "a native library cannot be loaded; check that it exists for this system and that the"
          + " temporary folder allows programs: "
          + message;
    }
    if (e instanceof LinkageError || e instanceof ServiceConfigurationError) {
      return "a part of the program is missing or does not fit the rest; remove the target folders"
          + " and build again: "
          + e;
    }
    return internal(e);
  }

  private static String outOfMemory(String message) {
    if (message.contains("native thread")) {
      return "the system allows no more threads; lower --threads, or raise the limit with ulimit"
          + " -u";
    }
    if (message.contains("irect buffer")) {
      return "out of memory outside the heap; raise the limit with"
          + " MOBILENET_JAVA_OPTS=-XX:MaxDirectMemorySize=4g";
    }
    return "out of memory; raise the limit with MOBILENET_JAVA_OPTS=-Xmx4g";
  }

  private static String internal(Throwable e) {
    return "internal error, please report it with --stacktrace: " + e;
  }

  private static boolean isOurs(Throwable e) {
    return e.getClass().getName().startsWith(OURS);
  }

  /** The cause inside wrappers, such as those of threads and static initialisers. */
  private static Throwable unwrapped(Throwable e) {
    Throwable cause = e.getCause();
    if (cause == null) {
      return e;
    }
    boolean wrapper =
        e instanceof UncheckedIOException
            || e instanceof ExecutionException
            || e instanceof CompletionException
            || e instanceof InvocationTargetException
            || e instanceof ExceptionInInitializerError
            || (e instanceof IllegalStateException
                && (cause instanceof Error || cause instanceof InterruptedException));
    return wrapper ? unwrapped(cause) : e;
  }
}
