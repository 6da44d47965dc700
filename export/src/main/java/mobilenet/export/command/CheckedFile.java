package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.file.AtomicFiles;
import picocli.CommandLine;

/** A file that gets its name only after what was written is read back and found to be right. */
final class CheckedFile {
  private CheckedFile() {}

  /** Looks at a file. */
  @FunctionalInterface
  interface Check<R> {
    /** What was found in its bytes; an exception if the file is not right. */
    R of(byte[] file) throws IOException, InterruptedException;
  }

  /** Writes a file and checks it. An older one is replaced only if the check comes to its end. */
  static <R> R write(Path output, byte[] bytes, Check<R> check)
      throws IOException, InterruptedException {
    try (AtomicFiles.Staged staged = AtomicFiles.stage(output, out -> out.write(bytes))) {
      Optional<Path> written = staged.content();
      R found = check.of(written.isPresent() ? Files.readAllBytes(written.get()) : bytes);
      staged.commit();
      return found;
    }
  }

  /** Where to report. If the file goes to standard output, nothing may follow it there. */
  static PrintWriter reportTo(Path output, CommandLine command) throws IOException {
    return AtomicFiles.isStandardOutput(output) ? command.getErr() : command.getOut();
  }
}
