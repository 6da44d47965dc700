package mobilenet.search.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A process that trains networks of a step, a {@link TunerWorker}. */
final class TunerProcess {
  private final Process process;
  private final Writer tasks;
  private final BufferedReader replies;

  private TunerProcess(Process process) {
    this.process = process;
    this.tasks = process.outputWriter(StandardCharsets.UTF_8);
    this.replies = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts one. */
  static TunerProcess start(List<String> command) throws IOException {
    return new TunerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /**
   * Has a network trained.
   *
   * @return empty if the process has ended meanwhile
   */
  Optional<TuningReply> train(TuningTask task) throws IOException {
    Optional<String> reply;
    try {
      tasks.write(task.line() + "\n");
      tasks.flush();
      reply = Optional.ofNullable(replies.readLine());
    } catch (IOException ended) {
      // A pipe breaks where the other side was killed; the exit code tells.
      return Optional.empty();
    }
    return reply.isPresent() ? Optional.of(TuningReply.of(reply.get())) : Optional.empty();
  }

  /** Waits for its end, and gives its exit code. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends it. */
  void end() {
    process.destroyForcibly().onExit().join();
  }
}
