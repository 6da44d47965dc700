package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void fileErrorsOfTheJdkBecomeSentences() {
    assertThat(ErrorReport.sentence(new NoSuchFileException("a.png")))
        .isEqualTo("a.png: no such file; check the path");
    assertThat(ErrorReport.sentence(new NoSuchFileException("a", null, "its folder is missing")))
        .isEqualTo("a: its folder is missing");
    assertThat(ErrorReport.sentence(new AccessDeniedException("a.png")))
        .isEqualTo("a.png: permission denied; check the rights of the file and its folder");
    assertThat(ErrorReport.sentence(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("a: No space left on device");
    assertThat(ErrorReport.sentence(new FileNotFoundException("a.png")))
        .isEqualTo("a.png: no such file");
  }

  @Test
  void othersSayWhatTheySay() {
    IOException cause = new IOException("a.png is truncated");
    assertThat(ErrorReport.sentence(cause)).isEqualTo("a.png is truncated");
    assertThat(ErrorReport.sentence(new UncheckedIOException(cause)))
        .isEqualTo("a.png is truncated");
    assertThat(ErrorReport.sentence(new EOFException())).isEqualTo("java.io.EOFException");
    assertThat(ErrorReport.sentence(new IllegalStateException("x")))
        .isEqualTo(
            "internal error, please report it with --stacktrace:"
                + " java.lang.IllegalStateException: x");
  }
}
