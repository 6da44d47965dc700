package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes a store, block by block. A process that dies loses the block that it was writing. */
public final class AnswerWriter implements AutoCloseable {
  private final StoreBlocks blocks;

  private AnswerWriter(StoreBlocks blocks) {
    this.blocks = blocks;
  }

  /**
   * Starts a file, or goes on with it.
   *
   * @throws TeacherException if the file is of another store, damaged, or being written
   */
  public static AnswerWriter open(Path file, StoreHeader header) throws IOException {
    StoreBlocks blocks = StoreBlocks.openToWrite(file, header);
    try {
      requireOwn(file, blocks, header);
      return new AnswerWriter(blocks);
    } catch (IOException e) {
      blocks.close();
      throw e;
    }
  }

  /**
   * Checks that a file can be written, before the work of which it is to hold the result. Whose
   * store it is is not looked at, and a new file is not begun.
   *
   * @throws TeacherException if it is being written, is not a store, or damaged
   * @throws IOException if it, or its folder, cannot be written
   */
  public static void requireWritable(Path file) throws IOException {
    StoreBlocks.requireWritable(file);
  }

  private static void requireOwn(Path file, StoreBlocks blocks, StoreHeader header)
      throws IOException {
    Optional<String> difference = blocks.header().difference(header);
    if (difference.isPresent()) {
      throw new TeacherException(
          file
              + ": is a store of something else: "
              + difference.get()
              + "; give the same, or another file");
    }
  }

  /** Blocks that are written. */
  public int blocks() {
    return blocks.count();
  }

  /** Adds a block, and returns once it is on the disk. */
  public void append(List<StoredAnswer> answers) throws IOException {
    append(AnswerBlock.of(blocks(), blocks.header().format(), answers));
  }

  /**
   * As {@link #append(List)}, of answers that are encoded.
   *
   * @throws IllegalArgumentException if it is not the next block
   */
  public void append(AnswerBlock block) throws IOException {
    blocks.append(block);
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
