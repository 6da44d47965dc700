package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** In a process of its own, which ends itself. */
class ShutdownActionTest {
  private static final int SIGTERM = 128 + 15;

  /** Is asked to end while one is open, or is not, and says what comes to be done. */
  static final class Child {
    private Child() {}

    @SuppressWarnings({"SystemOut", "try"}) // The test reads it; nothing is asked of the action.
    public static void main(String... arguments) throws Exception {
      CountDownLatch ending = new CountDownLatch(1);
      try (ShutdownAction open = new ShutdownAction(() -> act(ending))) {
        System.out.println("open");
        if (arguments.length > 0) {
          new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid())).start();
          ending.await();
        }
      }
      System.out.println("closed");
    }

    private static void act(CountDownLatch ending) {
      ending.countDown();
      System.out.println("action");
    }
  }

  private static Process start(String... arguments) throws Exception {
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Child.class.getName());
    child.command().addAll(List.of(arguments));
    return child.redirectErrorStream(true).start();
  }

  private static String output(Process child) throws Exception {
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void whoOpenedItDoesNotSeeTheEnding() throws Exception {
    Process child = start("end");
    assertThat(output(child).lines()).containsExactly("open", "action");
    assertThat(child.waitFor()).isEqualTo(SIGTERM);
  }

  @Test
  void onceClosedNothingIsDone() throws Exception {
    Process child = start();
    assertThat(output(child).lines()).containsExactly("open", "closed");
    assertThat(child.waitFor()).isZero();
  }
}
