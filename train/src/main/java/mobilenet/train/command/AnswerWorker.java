package mobilenet.train.command;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mobilenet.cli.ErrorText;
import mobilenet.cli.ParentProcess;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.trainer.AnswerBlocks;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.UnreadableImageException;

/**
 * The side of {@link AnswerWorkers} that asks the teacher: a process that answers for the blocks
 * that its parent names, and ends with its parent.
 */
public final class AnswerWorker {
  private static final int FAILED = 1;

  private AnswerWorker() {}

  /** The store, as the worker's command line describes it. */
  public interface Store {
    /** Opens the teacher, on one thread. */
    Teacher teacher() throws IOException;

    /**
     * What is asked.
     *
     * @param pool images that were chosen of the pool, if there is one
     */
    AnswerBuilder builder(Teacher teacher, Optional<Selection> pool) throws IOException;
  }

  /** Reads what the worker's command line names. */
  @FunctionalInterface
  public interface Opening {
    /** Opens the data. */
    Store open() throws IOException;
  }

  /**
   * Works until the parent ends, or it cannot go on, which it then tells the parent.
   *
   * @param parent its standard input: a {@link PoolLine}, and lines of blocks behind it
   * @param answers its standard output
   * @return exit code
   */
  public static int serve(InputStream parent, OutputStream answers, Opening opening)
      throws IOException, InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    ParentProcess.endWith(parent, lines::add);
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers));
    try {
      Store store = opening.open();
      try (Teacher teacher = store.teacher()) {
        return serve(lines, store.builder(teacher, PoolLine.read(lines.take())), out);
      }
    } catch (UnreadableImageException e) {
      new AnswerFrame.Unreadable(ErrorText.of(e)).write(out);
      return FAILED;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      new AnswerFrame.Failed(ErrorText.of(e)).write(out);
      return FAILED;
    }
  }

  private static int serve(BlockingQueue<String> lines, AnswerBuilder builder, DataOutputStream out)
      throws IOException, InterruptedException {
    new AnswerFrame.Ready(builder.header().digest()).write(out);
    try (AnswerBlocks blocks = builder.blocks()) {
      while (true) {
        BlockRange range = BlockRange.of(lines.take());
        blocks.ask(
            range.first(),
            range.end(),
            block -> new AnswerFrame.Answered(block).write(out),
            () -> false);
      }
    }
  }
}
