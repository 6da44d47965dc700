package mobilenet.bench.teacher;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.train.distillation.TeacherException;

/**
 * A file in ONNX Runtime, whose runs take one thread each and may be made by several at once.
 *
 * @param file where it is
 * @param environment of the process
 * @param session which this closes
 * @param metadata texts that the file carries beside the network
 */
record OnnxFile(
    Path file, OrtEnvironment environment, OrtSession session, Map<String, String> metadata)
    implements AutoCloseable {

  /**
   * Loads a file, with those beside it in which it keeps weights.
   *
   * @throws TeacherException if ONNX Runtime refuses it
   * @throws LinkageError if ONNX Runtime has no library for this system
   */
  static OnnxFile load(Path file) throws TeacherException {
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      OrtSession session = environment.createSession(file.toString(), options);
      return new OnnxFile(file, environment, session, session.getMetadata().getCustomMetadata());
    } catch (OrtException e) {
      throw new TeacherException(
          file + ": ONNX Runtime cannot load the file: " + e.getMessage(), e);
    }
  }

  /** Name and version of what runs it. */
  String runtime() {
    return "ONNX Runtime " + environment.getVersion();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot end the session", e);
    }
  }
}
