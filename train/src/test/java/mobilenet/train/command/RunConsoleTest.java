package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.train.trainer.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConsoleTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @TempDir private Path dir;

  private RunConsole console(boolean stacktrace) {
    PrintWriter lines = new PrintWriter(err, true);
    return new RunConsole(
        lines, lines, Optional.of(new PrintWriter(out, true)), stacktrace, GoingOn.AGAIN);
  }

  @Test
  void aFailureAfterAnInterruptHasASentenceEvenWithoutAMessage() {
    console(false).failInterrupted(new IllegalStateException());
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "mobilenet: interrupted: internal error, please report it with --stacktrace:"
                + " java.lang.IllegalStateException");
    assertThat(out.toString())
        .contains("\"error\" : \"interrupted: internal error, please report it");
  }

  @Test
  void errorsHaveOneTooAndShowWhereTheyCameFromIfAsked() {
    console(true).failInterrupted(new OutOfMemoryError("Java heap space"));
    assertThat(err.toString())
        .contains(
            "java.lang.OutOfMemoryError: Java heap space",
            "\tat " + RunConsoleTest.class.getName(),
            "mobilenet: interrupted: out of memory; raise the limit with"
                + " MOBILENET_JAVA_OPTS=-Xmx4g");
  }

  @Test
  void whatIsLeftIsSaidOfThisCommandAndThisFolder() throws IOException {
    RunFolder folder = new RunFolder(dir);
    assertThat(GoingOn.RESUME.left(folder))
        .isEqualTo("there is no snapshot yet, and nothing is saved");
    Files.createFile(folder.snapshot());
    assertThat(GoingOn.RESUME.left(folder))
        .isEqualTo(
            "the last snapshot stays, and the same command with --resume goes on from there");
    assertThat(GoingOn.AGAIN.left(folder))
        .isEqualTo("the last snapshot stays, and the same command goes on from there");
  }
}
