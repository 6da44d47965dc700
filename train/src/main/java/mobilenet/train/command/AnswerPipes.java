package mobilenet.train.command;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mobilenet.train.distillation.AnswerBlock;

/** The pipes of a process that asks the teacher, an {@link AnswerWorker}. */
final class AnswerPipes {
  private final Writer tasks;
  private final DataInputStream answers;
  private final String poolLine;
  private boolean greeted;

  /**
   * Writes nothing yet.
   *
   * @param poolLine what is written first
   */
  AnswerPipes(Process process, String poolLine) {
    this.tasks = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.poolLine = poolLine;
  }

  /** What came of a range. */
  sealed interface Reply {
    /** All of its blocks, in order. */
    record Blocks(List<AnswerBlock> blocks) implements Reply {}

    /**
     * The process cannot go on.
     *
     * @param reason in a sentence
     */
    record Failed(String reason) implements Reply {}

    /**
     * The process has met an image that cannot be read.
     *
     * @param sentence which says all about it
     */
    record Unreadable(String sentence) implements Reply {}

    /** The process answers for another store. */
    record OtherStore() implements Reply {}
  }

  /**
   * Has a range asked about.
   *
   * @param digest of the store
   * @throws IOException if the process has ended meanwhile
   */
  Reply ask(BlockRange range, String digest) throws IOException {
    if (!greeted) {
      tasks.write(poolLine + "\n");
      greeted = true;
    }
    tasks.write(range.line() + "\n");
    tasks.flush();
    List<AnswerBlock> blocks = new ArrayList<>();
    while (blocks.size() < range.size()) {
      AnswerFrame frame = AnswerFrame.read(answers);
      if (frame instanceof AnswerFrame.Answered answered) {
        blocks.add(answered.block());
      } else if (frame instanceof AnswerFrame.Failed failed) {
        return new Reply.Failed(failed.reason());
      } else if (frame instanceof AnswerFrame.Unreadable unreadable) {
        return new Reply.Unreadable(unreadable.sentence());
      } else if (!((AnswerFrame.Ready) frame).digest().equals(digest)) {
        return new Reply.OtherStore();
      }
    }
    return new Reply.Blocks(blocks);
  }
}
