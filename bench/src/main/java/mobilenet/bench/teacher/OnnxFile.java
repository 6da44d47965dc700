package mobilenet.bench.teacher;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import mobilenet.export.check.OnnxEnvironment;
import mobilenet.train.distillation.TeacherException;

/**
 * A file in ONNX Runtime, whose runs take one thread each and may be made by several at once.
 *
 * @param file where it is
 * @param session which this closes
 * @param metadata texts that the file carries beside the network
 */
record OnnxFile(Path file, OrtSession session, Map<String, String> metadata)
    implements AutoCloseable {

  /**
   * Loads a file, which is mapped and not copied to the heap.
   *
   * @throws TeacherException if ONNX Runtime refuses it, or it is too large for one buffer
   * @throws IOException if it cannot be read
   * @throws LinkageError if ONNX Runtime has no library for this system
   */
  static OnnxFile load(Path file) throws IOException {
    MappedByteBuffer bytes = map(file);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      OrtSession session = environment().createSession(bytes, options);
      return new OnnxFile(file, session, session.getMetadata().getCustomMetadata());
    } catch (OrtException e) {
      throw new TeacherException(
          file + ": ONNX Runtime cannot load the file: " + e.getMessage(), e);
    }
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new TeacherException(
            file + ": an ONNX file must be below 2 GiB, found " + channel.size() + " bytes");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  static OrtEnvironment environment() {
    return OnnxEnvironment.get();
  }

  /** Name and version of what runs it. */
  String runtime() {
    return "ONNX Runtime " + environment().getVersion();
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
