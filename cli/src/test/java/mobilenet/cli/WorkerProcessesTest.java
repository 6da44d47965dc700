package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shells that answer with their number and what they were asked, in a folder of their own. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerProcessesTest {
  private static final String SHELL =
      "while read -r question; do"
          + " case $question in"
          + " fatal) kill -9 $$ ;;"
          + " once) [ -e killed ] || { : >killed; kill -9 $$; } ;;"
          + " refuse) exit 2 ;;"
          + " wait) exec sleep 60 ;;"
          + " esac;"
          + " echo \"$$ $question\"; done";

  @TempDir private Path folder;

  /** The pipes of a shell. */
  private record Shell(Process process, Writer questions, BufferedReader answers) {
    static Shell of(Process process) {
      return new Shell(
          process,
          process.outputWriter(StandardCharsets.UTF_8),
          process.inputReader(StandardCharsets.UTF_8));
    }

    String ask(String question) throws IOException {
      questions.write(question + "\n");
      questions.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new EOFException();
      }
      assertThat(answer).isEqualTo(process.pid() + " " + question);
      return answer;
    }
  }

  private WorkerProcesses<Shell> shells() {
    return new WorkerProcesses<>(
        List.of("sh", "-c", "cd \"$0\" && " + SHELL, folder.toString()), Shell::of);
  }

  private static String ask(WorkerProcesses<Shell> shells, String question) throws Exception {
    return shells.ask(shell -> shell.ask(question));
  }

  @Test
  void oneProcessAnswersWhatIsAskedOneAfterTheOther() throws Exception {
    try (WorkerProcesses<Shell> shells = shells()) {
      String first = ask(shells, "a");
      assertThat(ask(shells, "b")).isEqualTo(first.replace('a', 'b'));
    }
  }

  @Test
  void thatNoneCanBeStartedIsASentenceWithARemedy() {
    String absent = folder.resolve("absent").toString();
    try (WorkerProcesses<Shell> none = new WorkerProcesses<>(List.of(absent), Shell::of)) {
      assertThatThrownBy(() -> ask(none, "a"))
          .hasMessageStartingWith("a worker cannot be started: Cannot run program \"" + absent)
          .hasMessageEndingWith(
              "; what is done is saved, and the same command goes on, with fewer --workers if"
                  + " memory is short");
    }
  }

  @Test
  void aProcessThatIsKilledIsReplacedAndAskedTheSame() throws Exception {
    try (WorkerProcesses<Shell> shells = shells()) {
      assertThat(ask(shells, "once")).endsWith(" once");
      assertThat(folder.resolve("killed")).exists();
      assertThatThrownBy(() -> ask(shells, "fatal"))
          .isInstanceOfSatisfying(
              WorkerDeathException.class, death -> assertThat(death.wereKilled()).isTrue())
          .hasMessage(
              "its process was ended 2 times, with exit code 137, as a system does that has no"
                  + " memory left");
      assertThat(ask(shells, "a")).endsWith(" a");
    }
  }

  /** It would refuse again. */
  @Test
  void aProcessThatEndsByItselfIsNotReplaced() throws Exception {
    try (WorkerProcesses<Shell> shells = shells()) {
      assertThatThrownBy(() -> ask(shells, "refuse"))
          .isInstanceOfSatisfying(
              WorkerDeathException.class, death -> assertThat(death.wereKilled()).isFalse())
          .hasMessage("its process ended with exit code 2");
    }
  }

  @Test
  void noProcessIsLeft() throws Exception {
    WorkerProcesses<Shell> shells = shells();
    Process shell =
        shells.ask(
            asked -> {
              asked.ask("a");
              return asked.process();
            });
    shells.close();
    assertThat(shell.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> ask(shells, "b"))
        .isNotInstanceOf(WorkerDeathException.class)
        .hasMessageStartingWith("the workers were ended;");
    assertThat(folder).isEmptyDirectory();
  }

  /** What was asked is not at fault. */
  @Test
  void closingWhileAProcessWorksIsNoDeath() throws Exception {
    WorkerProcesses<Shell> shells = shells();
    CountDownLatch asked = new CountDownLatch(1);
    FutureTask<String> answer =
        new FutureTask<>(
            () ->
                shells.ask(
                    shell -> {
                      asked.countDown();
                      return shell.ask("wait");
                    }));
    new Thread(answer).start();
    asked.await();
    shells.close();
    assertThatThrownBy(answer::get)
        .cause()
        .isNotInstanceOf(WorkerDeathException.class)
        .hasMessageStartingWith("the workers were ended;");
  }

  @Test
  void oneThatWasKilledWhileItWaitedDoesNotCountAgainstTheNextQuestion() throws Exception {
    try (WorkerProcesses<Shell> shells = shells()) {
      Process idle =
          shells.ask(
              shell -> {
                shell.ask("a");
                return shell.process();
              });
      idle.destroyForcibly().waitFor();
      assertThat(ask(shells, "once")).endsWith(" once");
    }
  }
}
