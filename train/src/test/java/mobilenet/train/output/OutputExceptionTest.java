package mobilenet.train.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Messages of the JDK's exceptions as Linux words them. */
class OutputExceptionTest {
  private static final Path FILE = Path.of("my workspace", "last");

  private static OutputException of(Exception cause) {
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
    assertThat(readOnly.remedy()).isEqualTo("make it writable");
    assertThat(of(new AccessDeniedException(name)))
        .hasMessage(FILE + ": cannot be written: permission denied");
    assertThat(of(new FileAlreadyExistsException(name)))
        .hasMessage(FILE + ": cannot be written: " + FILE + " is a file where a folder must be");
    assertThat(of(new IOException(FILE + ": expected a file to write, found a folder")))
        .hasMessage(FILE + ": cannot be written: expected a file to write, found a folder");
  }
}
