package mobilenet.train.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mobilenet.train.distillation.AnswerBlock;

/** What an {@link AnswerWorker} tells its parent, in bytes. */
sealed interface AnswerFrame {
  /** Kinds of frames, the first byte of each. */
  int READY = 'r';

  /** A block's. */
  int BLOCK = 'b';

  /** A failure's. */
  int FAILED = 'f';

  /** One's of images that cannot be read. */
  int UNREADABLE = 'u';

  /**
   * First of all: which store the worker answers for.
   *
   * @param digest of the header
   */
  record Ready(String digest) implements AnswerFrame {}

  /** Answers. */
  record Answered(AnswerBlock block) implements AnswerFrame {}

  /**
   * The worker cannot go on.
   *
   * @param reason in a sentence
   */
  record Failed(String reason) implements AnswerFrame {}

  /**
   * An image cannot be read.
   *
   * @param sentence which says all about it
   */
  record Unreadable(String sentence) implements AnswerFrame {}

  /** Writes it. */
  default void write(DataOutputStream out) throws IOException {
    if (this instanceof Answered answered) {
      out.writeByte(BLOCK);
      out.writeInt(answered.block().number());
      write(answered.block().records(), out);
    } else if (this instanceof Failed failed) {
      write(FAILED, failed.reason(), out);
    } else if (this instanceof Unreadable unreadable) {
      write(UNREADABLE, unreadable.sentence(), out);
    } else {
      write(READY, ((Ready) this).digest(), out);
    }
    out.flush();
  }

  private static void write(int kind, String text, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    write(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads the next one.
   *
   * @throws java.io.EOFException if the worker has ended
   * @throws IOException if it is no frame: a virtual machine that crashes says so there, and ends
   */
  static AnswerFrame read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case READY -> new Ready(text(in));
      case BLOCK -> new Answered(new AnswerBlock(in.readInt(), bytes(in)));
      case FAILED -> new Failed(text(in));
      case UNREADABLE -> new Unreadable(text(in));
      default ->
          throw new IOException(
              "a worker's standard output must be frames of answers, and has a byte " + kind);
    };
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
