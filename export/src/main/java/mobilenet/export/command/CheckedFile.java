package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import mobilenet.cli.UnfinishedFiles;
import mobilenet.export.onnx.OnnxFile;
import mobilenet.file.AtomicFiles;
import picocli.CommandLine;

/**
 * A file that gets its name only after what was written is read back and found to be right. Nothing
 * is left of it if the process is asked to end before that; on Windows, a file that is mapped is.
 */
final class CheckedFile {
  private static final long READ_BYTES = 64L << 20;

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
    try (UnfinishedFiles unfinished = new UnfinishedFiles();
        AtomicFiles.Staged staged =
            AtomicFiles.stage(output, out -> out.write(bytes), unfinished::begun)) {
      Optional<Path> written = staged.content();
      R found = check.of(written.isPresent() ? Files.readAllBytes(written.get()) : bytes);
      staged.commit();
      return found;
    }
  }

  /** Looks at a file that may be mapped to memory. */
  @FunctionalInterface
  interface MappedCheck<R> {
    /** What was found in its bytes; an exception if the file is not right. */
    R of(ByteBuffer file) throws IOException, InterruptedException;
  }

  /**
   * As above, for a file that may be larger than the heap: it is written piece by piece, and mapped
   * to be checked. What goes to a device or a pipe cannot be read back and is made in memory.
   */
  static <R> R write(Path output, OnnxFile file, MappedCheck<R> check)
      throws IOException, InterruptedException {
    try (UnfinishedFiles unfinished = new UnfinishedFiles();
        AtomicFiles.Staged staged = AtomicFiles.stage(output, file::writeTo, unfinished::begun)) {
      Optional<Path> written = staged.content();
      R found =
          check.of(written.isPresent() ? readBack(written.get()) : ByteBuffer.wrap(file.toBytes()));
      staged.commit();
      return found;
    }
  }

  /** The bytes of a file: small ones are read, since Windows deletes no file that is mapped. */
  static ByteBuffer readBack(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.size() <= READ_BYTES
          ? ByteBuffer.wrap(Files.readAllBytes(file))
          : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** Where to report. If the file goes to standard output, nothing may follow it there. */
  static PrintWriter reportTo(Path output, CommandLine command) throws IOException {
    return AtomicFiles.isStandardOutput(output) ? command.getErr() : command.getOut();
  }
}
