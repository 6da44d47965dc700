package mobilenet.search.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.cli.ErrorText;
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
  /** Above it are the exit codes of processes that a signal has ended. */
  private static final int LARGEST_OWN_CODE = 2;

  private final Tuner here;
  private final List<String> command;
  private final Path folder;
  private final ExecutorService threads;
  private final Queue<TunerProcess> idle = new ConcurrentLinkedQueue<>();
  private final Set<TunerProcess> started = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

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
    this.command = List.copyOf(command);
    this.folder = folder;
    this.threads = Executors.newFixedThreadPool(count);
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
    int code = 0;
    for (int deaths = 0; deaths < WorkerDeaths.MOST; deaths++) {
      TunerProcess process = process();
      Optional<TuningReply> reply = process.train(task);
      if (reply.isPresent()) {
        idle.add(process);
        return evaluation(reply.get());
      }
      code = process.exitCode();
      started.remove(process);
      if (closed || code <= LARGEST_OWN_CODE) {
        throw new IOException(
            "a worker of the adaptation ended with exit code "
                + code
                + "; what is done is saved, and the same command goes on");
      }
      ScratchFolder.removeAbandoned(folder);
    }
    return WorkerDeaths.failed(code);
  }

  private TunerProcess process() throws IOException {
    Optional<TunerProcess> waiting = Optional.ofNullable(idle.poll());
    if (waiting.isPresent()) {
      return waiting.get();
    }
    TunerProcess process = TunerProcess.start(command);
    started.add(process);
    if (closed) {
      process.end();
    }
    return process;
  }

  private static Evaluation evaluation(TuningReply reply) throws IOException {
    if (reply instanceof TuningReply.Stopped stopped) {
      throw new IOException(
          "a worker of the adaptation cannot go on: "
              + stopped.reason()
              + "; what is done is saved, and the same command goes on");
    }
    return ((TuningReply.Done) reply).evaluation();
  }

  /** Ends the processes; none takes their place. */
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    started.forEach(TunerProcess::end);
  }
}
