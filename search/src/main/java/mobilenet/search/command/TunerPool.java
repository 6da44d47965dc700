package mobilenet.search.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.cli.ErrorText;
import mobilenet.cli.SavedWork;
import mobilenet.cli.WorkerDeathException;
import mobilenet.cli.WorkerProcesses;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.netadapt.Widths;
import mobilenet.search.training.ScratchFolder;

/**
 * Trains the networks of a step in several processes of one thread each, to the same bits as in
 * one. A process that is killed is replaced, and its network begun again; a network whose process
 * dies twice has failed.
 */
final class TunerPool implements Tuner, AutoCloseable {
  private final Tuner here;
  private final Path folder;
  private final ExecutorService threads;
  private final WorkerProcesses<LinePipes> processes;

  /**
   * No processes yet.
   *
   * @param here measures the first network, and is told of choices
   * @param command starts a {@link TunerWorker} with a tuner of the same name
   * @param folder that the workers train in
   * @param count of processes
   */
  TunerPool(Tuner here, List<String> command, Path folder, int count) {
    this.here = here;
    this.folder = folder;
    this.threads = Executors.newFixedThreadPool(count);
    this.processes =
        new WorkerProcesses<>(
            command,
            process -> {
              // What the one before it has left, which may have been killed.
              ScratchFolder.removeAbandoned(folder);
              return LinePipes.of(process);
            });
  }

  @Override
  public String name() {
    return here.name();
  }

  @Override
  public Evaluation measure(Widths seed) throws InterruptedException {
    return here.measure(seed);
  }

  @Override
  public void chosen(Widths widths) {
    here.chosen(widths);
  }

  @Override
  public void tuneAll(int step, Widths from, List<Widths> to, Tuned each)
      throws IOException, InterruptedException {
    List<Future<Evaluation>> trainings = new ArrayList<>();
    for (Widths widths : to) {
      trainings.add(threads.submit(() -> tune(step, from, widths)));
    }
    for (int i = 0; i < trainings.size(); i++) {
      each.tuned(i, result(trainings.get(i)));
    }
  }

  private static Evaluation result(Future<Evaluation> training)
      throws IOException, InterruptedException {
    try {
      return training.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unread) {
        throw new IOException(ErrorText.of(unread), e);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public Evaluation tune(int step, Widths from, Widths to) throws InterruptedException {
    try {
      return train(new TuningTask(step, from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Evaluation train(TuningTask task) throws IOException, InterruptedException {
    TuningReply reply;
    try {
      reply = processes.ask(process -> TuningReply.of(process.ask(task.line())));
    } catch (WorkerDeathException e) {
      ScratchFolder.removeAbandoned(folder);
      if (e.wereKilled()) {
        return WorkerDeaths.failed(e.code());
      }
      throw new IOException(
          "a worker of the adaptation ended with exit code " + e.code() + SavedWork.GOES_ON, e);
    }
    return evaluation(reply);
  }

  private static Evaluation evaluation(TuningReply reply) throws IOException {
    if (reply instanceof TuningReply.Stopped stopped) {
      throw new IOException(
          "a worker of the adaptation cannot go on: " + stopped.reason() + SavedWork.GOES_ON);
    }
    return ((TuningReply.Done) reply).evaluation();
  }

  /** Ends the processes; none takes their place. */
  @Override
  public void close() {
    processes.close();
    threads.shutdownNow();
  }
}
