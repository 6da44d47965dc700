package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import mobilenet.weights.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {
  @Test
  void errorsOfFilesSayWhichAndWhatToDo() {
    IOException missing = new NoSuchFileException("a.png");
    String sentence = "a.png: no such file; check the path";
    assertThat(ErrorText.of(missing)).isEqualTo(sentence);
    assertThat(ErrorText.of(new UncheckedIOException(missing))).isEqualTo(sentence);
    assertThat(ErrorText.of(new ExecutionException(new UncheckedIOException(missing))))
        .isEqualTo(sentence);
    assertThat(ErrorText.of(new CompletionException(missing))).isEqualTo(sentence);
    assertThat(ErrorText.of(new InvalidPathException("k?.png", "unmappable characters")))
        .startsWith("k?.png: this locale cannot encode the name; start with LC_ALL=C.UTF-8");
  }

  @Test
  void oursSayEverything() {
    assertThat(ErrorText.of(new CheckpointException("a: there is no config.json in it")))
        .isEqualTo("a: there is no config.json in it");
    assertThat(ErrorText.of(new UsageException("--top must be at least 1, given 0")))
        .isEqualTo("--top must be at least 1, given 0");
  }

  @Test
  void errorsOfTheVirtualMachineSayWhatToDo() {
    assertThat(ErrorText.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo("out of memory; raise the limit with MOBILENET_JAVA_OPTS=-Xmx4g");
    assertThat(ErrorText.of(new IllegalStateException("evaluation failed", new OutOfMemoryError())))
        .startsWith("out of memory; raise the limit");
    assertThat(
            ErrorText.of(
                new OutOfMemoryError(
                    "unable to create native thread: possibly out of memory or process/resource"
                        + " limits reached")))
        .isEqualTo(
            "the system allows no more threads; lower --threads, or raise the limit with"
                + " ulimit -u");
    assertThat(ErrorText.of(new OutOfMemoryError("Cannot reserve 8 bytes of direct buffer memory")))
        .contains("-XX:MaxDirectMemorySize=4g");
    assertThat(ErrorText.of(new StackOverflowError())).contains("MOBILENET_JAVA_OPTS=-Xss16m");
  }

  /** The messages of JDK 17 and 25 for a mapped file that was truncated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a fault occurred in a recent unsafe memory access operation in compiled Java code",
        "a fault occurred in an unsafe memory access operation",
      })
  void aFileThatShrinksWhileItIsMapped(String message) {
    assertThat(ErrorText.of(new InternalError(message)))
        .startsWith("a file was truncated while it was in use");
  }

  @Test
  void partsThatAreMissing() {
    assertThat(ErrorText.of(new UnsatisfiedLinkError("no jnitorch in java.library.path")))
        .startsWith("a native library cannot be loaded")
        .endsWith("no jnitorch in java.library.path");
    assertThat(ErrorText.of(new NoClassDefFoundError("mobilenet/Classifier")))
        .contains("remove the target folders and build again", "mobilenet/Classifier");
    assertThat(
            ErrorText.of(new ExceptionInInitializerError(new UnsatisfiedLinkError("no such lib"))))
        .startsWith("a native library cannot be loaded");
    assertThat(ErrorText.of(new ServiceConfigurationError("x: Provider y not found")))
        .contains("build again", "Provider y not found");
  }

  @Test
  void allElseIsABug() {
    assertThat(ErrorText.of(new IllegalStateException("x")))
        .isEqualTo(
            "internal error, please report it with --stacktrace:"
                + " java.lang.IllegalStateException: x");
    assertThat(ErrorText.of(new AssertionError("x"))).startsWith("internal error, please report");
    assertThat(ErrorText.of(new NullPointerException())).startsWith("internal error, please");
    assertThat(ErrorText.of(new IllegalArgumentException())).startsWith("internal error, please");
  }
}
