package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Builds one store of a teacher's answers; who asks the teacher changes no byte of it. */
@FunctionalInterface
public interface StoreBuilder {
  /**
   * Builds the store, or goes on with it.
   *
   * @param stop asked before each block, or several times a second; what is written stays
   * @return whether it is complete
   * @throws UnreadableImageException if an image cannot be read; what is written stays
   * @throws IOException if the file is of something else, or cannot be written; if the teacher does
   *     not answer
   */
  boolean build(Path file, AnswerBuilder.Progress progress, BooleanSupplier stop)
      throws IOException, InterruptedException;
}
