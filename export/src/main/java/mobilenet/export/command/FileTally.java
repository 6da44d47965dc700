package mobilenet.export.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.architecture.InputShape;
import mobilenet.evaluation.Evaluator;
import mobilenet.export.check.ExportedFile;
import mobilenet.export.check.FailedCheckException;

/** Counts what a file finds in images. */
final class FileTally implements AutoCloseable {
  private final Path path;
  private final ExportedFile file;
  private int right;
  private int same;

  private FileTally(Path path, ExportedFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Loads a file.
   *
   * @param image channels, height and width
   * @throws IOException if it cannot be read, is no such file, or its runtime cannot be loaded
   */
  static FileTally open(Path path, InputShape image) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    try {
      return new FileTally(path, ExportedFile.open(bytes, image));
    } catch (FailedCheckException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new IOException(
          path + ": the runtime of this file cannot be loaded here: " + e.getMessage(), e);
    }
  }

  /**
   * Counts an image.
   *
   * @param image as the network takes it
   * @param label index of the output of its class
   * @param expected logits of this project's runtime
   * @throws IOException if the file's runtime cannot run it, or it is of another network
   */
  void add(float[] image, int label, float[] expected) throws IOException {
    float[] logits;
    try {
      logits = file.answer(image);
    } catch (FailedCheckException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
    if (logits.length != expected.length) {
      throw new IOException(
          path
              + ": answers with "
              + logits.length
              + " values, expected "
              + expected.length
              + "; give a file that was exported from this checkpoint");
    }
    right += Evaluator.rank(logits, label) == 0 ? 1 : 0;
    same += FileAccuracy.largest(logits) == FileAccuracy.largest(expected) ? 1 : 0;
  }

  /**
   * What was counted.
   *
   * @param images how many it has seen
   */
  FileComparison.Entry entry(int images) {
    return new FileComparison.Entry(
        path.toString(), file.runtime(), (double) right / Math.max(images, 1), same);
  }

  @Override
  public void close() {
    file.close();
  }
}
