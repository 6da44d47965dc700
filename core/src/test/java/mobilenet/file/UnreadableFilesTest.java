package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnreadableFilesTest {
  @Test
  void theFileIsNamedOnce() {
    Path file = Path.of("a.txt");
    assertThat(UnreadableFiles.sentence(file, new AccessDeniedException("a.txt")))
        .isEqualTo("a.txt: permission denied; check the rights of the file and its folder");
    assertThat(UnreadableFiles.sentence(file, new IOException("Input/output error")))
        .isEqualTo(
            "a.txt: cannot be read: Input/output error; the disk or its connection fails; copy the"
                + " file");
    assertThat(UnreadableFiles.sentence(file, new MalformedInputException(1)))
        .startsWith("a.txt: cannot be read: expected text in UTF-8, found bytes that are not");
  }
}
