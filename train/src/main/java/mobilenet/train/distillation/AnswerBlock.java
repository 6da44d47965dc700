package mobilenet.train.distillation;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Answers that are written together, in the form that they have in the file.
 *
 * @param number of the block in its store, 0 or more
 * @param records one answer behind the other
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over to its only reader.
public record AnswerBlock(int number, byte[] records) {

  /** Encodes answers. */
  public static AnswerBlock of(int number, AnswerFormat format, List<StoredAnswer> answers) {
    ByteBuffer bytes = ByteBuffer.allocate(answers.size() * StoredAnswer.bytes(format));
    answers.forEach(answer -> answer.write(format, bytes));
    return new AnswerBlock(number, bytes.array());
  }
}
