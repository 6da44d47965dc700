package mobilenet.train.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.file.AtomicFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Messages of the JDK's exceptions as Linux words them. */
class OutputExceptionTest {
  private static final Path FILE = Path.of("my workspace", "last");
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path dir;

  private static OutputException of(IOException cause) {
    return new OutputException(FILE, cause);
  }

  @Test
  void saysWhyAndWhatToDo() {
    OutputException full = of(new IOException("No space left on device"));
    assertThat(full).hasMessage(FILE + ": cannot be written: No space left on device");
    assertThat(full.remedy()).isEqualTo("make room");
    String name = FILE.toString();
    OutputException readOnly = of(new FileSystemException(name, null, "Read-only file system"));
    assertThat(readOnly).hasMessage(FILE + ": cannot be written: Read-only file system");
    assertThat(readOnly.remedy()).isEqualTo("write elsewhere");
    OutputException denied = of(new AccessDeniedException(name));
    assertThat(denied).hasMessage(FILE + ": cannot be written: permission denied");
    assertThat(denied.remedy()).isEqualTo("check the rights of the file and its folder");
    OutputException there = of(new FileAlreadyExistsException(name));
    assertThat(there)
        .hasMessage(FILE + ": cannot be written: a file or folder of that name already exists");
    assertThat(there.remedy()).isEqualTo("remove it");
    OutputException folder =
        of(new IOException(FILE + ": expected a file to write, found a folder"));
    assertThat(folder)
        .hasMessage(FILE + ": cannot be written: expected a file to write, found a folder");
    assertThat(folder.remedy()).isEqualTo("put that right");
  }

  @Test
  void namesTheFileThatFailedInAFolder() {
    assertThat(of(new AccessDeniedException("my workspace/last/config.json")))
        .hasMessage("my workspace/last/config.json: cannot be written: permission denied");
  }

  /** As a full disk: what AtomicFiles says of itself is not said twice. */
  @Test
  @EnabledIf("hasFullDevice")
  void aFullDiskIsOneSentence() throws IOException {
    Path link = Files.createSymbolicLink(dir.resolve("table.csv"), FULL);
    OutputException e =
        catchThrowableOfType(
            OutputException.class,
            () ->
                OutputException.guard(
                    dir,
                    () ->
                        OutputException.guard(
                            link, () -> AtomicFiles.write(link, out -> out.write('a')))));
    assertThat(e).hasMessage(link + ": cannot be written: No space left on device");
    assertThat(e.remedy()).isEqualTo("make room");
  }

  @Test
  void aPathThroughAFileIsOneSentence() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "").resolve("table.csv");
    OutputException e =
        catchThrowableOfType(
            OutputException.class,
            () -> OutputException.guard(dir, () -> AtomicFiles.write(file, out -> {})));
    assertThat(e).hasMessageStartingWith(file + ": cannot be written: ");
    assertThat(String.valueOf(e.getMessage()).split("cannot be written", -1)).hasSize(2);
  }

  static boolean hasFullDevice() {
    return Files.exists(FULL);
  }
}
