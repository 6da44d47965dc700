package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A kind of file that can teach, of networks that this toolkit need not know. Found by {@link
 * java.util.ServiceLoader}, so that what runs it is only there where somebody asks for it.
 */
public interface TeacherFormat {
  /** How the names of such files end, such as {@code .onnx}; small letters. */
  String suffix();

  /**
   * Opens a file.
   *
   * @param threads that share a batch
   * @throws TeacherException if it cannot teach, with the reason and what to do
   * @throws IOException if it cannot be read
   */
  TeacherFile open(Path file, int threads) throws IOException;
}
