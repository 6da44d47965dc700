package mobilenet.bench.teacher;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Map;
import mobilenet.export.check.IntegerSums;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.train.distillation.TeacherException;

/**
 * A file in ONNX Runtime, whose runs take one thread each and may be made by several at once. Sums
 * of integers are exact, as what a student learns must not depend on the processor; few files do
 * not load so.
 *
 * @param file where it is
 * @param sums how ONNX Runtime adds integers
 * @param environment of the process
 * @param session which this closes
 * @param metadata texts that the file carries beside the network
 */
record OnnxFile(
    Path file,
    IntegerSums sums,
    OrtEnvironment environment,
    OrtSession session,
    Map<String, String> metadata)
    implements AutoCloseable {

  /**
   * Loads a file, with those beside it in which it keeps weights.
   *
   * @throws TeacherException if ONNX Runtime refuses it
   * @throws LinkageError if ONNX Runtime has no library for this system
   */
  static OnnxFile load(Path file) throws TeacherException {
    try {
      return load(file, IntegerSums.EXACT);
    } catch (OrtException exact) {
      // Where layers of integers share a zero point, it fails over that.
      try {
        return load(file, IntegerSums.FASTEST);
      } catch (OrtException e) {
        e.addSuppressed(exact);
        throw new TeacherException(
            file + ": ONNX Runtime cannot load the file: " + e.getMessage(), e);
      }
    }
  }

  private static OnnxFile load(Path file, IntegerSums sums) throws OrtException {
    OrtEnvironment environment = OnnxEnvironment.get();
    try (OrtSession.SessionOptions options = OnnxEnvironment.oneThread(sums)) {
      // What it throws says why; lines of its own would be shown though another try succeeds.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      OrtSession session = environment.createSession(file.toString(), options);
      try {
        return new OnnxFile(
            file, sums, environment, session, session.getMetadata().getCustomMetadata());
      } catch (OrtException e) {
        session.close();
        throw e;
      }
    }
  }

  /** Name and version of what runs it, and whether integers are added otherwise elsewhere. */
  String runtime() {
    return "ONNX Runtime "
        + environment.getVersion()
        + (sums == IntegerSums.EXACT
            ? ""
            : ", whose sums of integers are clipped on processors without VNNI");
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
