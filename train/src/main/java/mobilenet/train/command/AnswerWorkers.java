package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mobilenet.cli.WorkerDeathException;
import mobilenet.cli.WorkerProcesses;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerBlock;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.StoreBuilder;
import mobilenet.train.trainer.UnreadableImageException;

/**
 * Builds a store with several processes of one thread each, to the same bytes as with one. They
 * ask; this one alone writes, in the order of the blocks. A process that is killed is replaced, and
 * its blocks begun again; blocks whose process is killed twice end the building.
 */
public final class AnswerWorkers implements StoreBuilder {
  /** Most blocks of a range: of a killed process, so many are asked about again. */
  private static final int MOST_BLOCKS = 8;

  /** About so many views of a range, so that waiting ones take little memory. */
  private static final int VIEWS = 2048;

  /** Ranges that are begun for each process, while an earlier one is not done. */
  private static final int AHEAD = 3;

  private static final long POLL_MS = 200;
  private static final String GOES_ON = "; what is written stays, and the same command goes on";

  private final List<String> command;
  private final StoreHeader header;
  private final String poolLine;
  private final int count;

  private AnswerWorkers(
      List<String> command, StoreHeader header, Optional<Selection> pool, int count) {
    this.command = List.copyOf(command);
    this.header = header;
    this.poolLine = PoolLine.of(pool);
    this.count = count;
  }

  /**
   * Who builds a store: this process, or several.
   *
   * @param count of processes, at least 1
   * @param command starts a process that serves as an {@link AnswerWorker} of the same store
   * @param alone builds it in this process
   * @param pool images that were chosen of the pool, if there is one
   */
  public static StoreBuilder of(
      int count, List<String> command, AnswerBuilder alone, Optional<Selection> pool) {
    return count == 1 ? alone : new AnswerWorkers(command, alone.header(), pool, count);
  }

  @Override
  public boolean build(Path file, AnswerBuilder.Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try (AnswerWriter writer = AnswerWriter.open(file, header);
        WorkerProcesses<AnswerPipes> processes =
            new WorkerProcesses<>(command, process -> new AnswerPipes(process, poolLine))) {
      progress.step(writer.blocks(), header.blocks());
      try {
        return build(writer, new Asking(processes, threads), progress, stop);
      } finally {
        // Before the processes are ended: none is started in the place of another.
        threads.shutdownNow();
      }
    }
  }

  /** Ranges in the hands of processes. */
  private final class Asking {
    private final WorkerProcesses<AnswerPipes> processes;
    private final ExecutorCompletionService<List<AnswerBlock>> ranges;

    Asking(WorkerProcesses<AnswerPipes> processes, ExecutorService threads) {
      this.processes = processes;
      this.ranges = new ExecutorCompletionService<>(threads);
    }

    void begin(BlockRange range) {
      ranges.submit(() -> answers(range));
    }

    /** One that is done, if there is one soon. */
    Optional<Future<List<AnswerBlock>>> done() throws InterruptedException {
      return Optional.ofNullable(ranges.poll(POLL_MS, TimeUnit.MILLISECONDS));
    }

    private List<AnswerBlock> answers(BlockRange range) throws IOException, InterruptedException {
      AnswerPipes.Reply reply;
      try {
        reply = processes.ask(pipes -> pipes.ask(range, header.digest()));
      } catch (WorkerDeathException e) {
        throw new TeacherException(
            "the blocks "
                + range.first()
                + " to "
                + (range.end() - 1)
                + " of the store cannot be asked about: "
                + e.getMessage()
                + (e.mayLackMemory() ? "; give fewer --workers" : "")
                + GOES_ON,
            e);
      }
      if (reply instanceof AnswerPipes.Reply.Failed failed) {
        throw new TeacherException(
            "a process that asks the teacher cannot go on: " + failed.reason() + GOES_ON);
      }
      if (reply instanceof AnswerPipes.Reply.Unreadable unreadable) {
        // As one process says it: who asks is nothing to whoever repairs the image.
        throw new UnreadableImageException(unreadable.sentence());
      }
      if (reply instanceof AnswerPipes.Reply.OtherStore) {
        throw new TeacherException(
            "a process that asks the teacher has found other images or another teacher than this"
                + " one; wait until nobody changes them"
                + GOES_ON);
      }
      return ((AnswerPipes.Reply.Blocks) reply).blocks();
    }
  }

  private boolean build(
      AnswerWriter writer, Asking asking, AnswerBuilder.Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException {
    int blocks = header.blocks();
    int size = Math.max(1, Math.min(MOST_BLOCKS, VIEWS / header.building().batch()));
    Map<Integer, AnswerBlock> waiting = new HashMap<>();
    int next = writer.blocks();
    while (writer.blocks() < blocks) {
      while (next < blocks && next - writer.blocks() < AHEAD * count * size) {
        BlockRange range = new BlockRange(next, Math.min(blocks, next + size));
        asking.begin(range);
        next = range.end();
      }
      Optional<Future<List<AnswerBlock>>> done = asking.done();
      if (stop.getAsBoolean()) {
        return false;
      }
      if (done.isPresent()) {
        result(done.get()).forEach(block -> waiting.put(block.number(), block));
        while (waiting.containsKey(writer.blocks())) {
          writer.append(waiting.remove(writer.blocks()));
          progress.step(writer.blocks(), blocks);
        }
      }
    }
    return true;
  }

  private static List<AnswerBlock> result(Future<List<AnswerBlock>> range)
      throws IOException, InterruptedException {
    try {
      return range.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
