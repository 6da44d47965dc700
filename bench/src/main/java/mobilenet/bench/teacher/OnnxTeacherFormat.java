package mobilenet.bench.teacher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.file.Sha256;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherFile;
import mobilenet.train.distillation.TeacherFormat;
import mobilenet.weights.ImageConfig;
import mobilenet.weights.PretrainedConfig;

/**
 * ONNX files in ONNX Runtime: of one input, float32 N×C×H×W, and logits N×classes. Each image is
 * answered by one thread, so that answers depend neither on the number of threads nor on the batch.
 */
public final class OnnxTeacherFormat implements TeacherFormat {
  private static final int CHUNK = 1 << 20;

  @Override
  public String suffix() {
    return ".onnx";
  }

  @Override
  public TeacherFile open(Path file, int threads) throws IOException {
    OnnxFile opened = load(file);
    boolean complete = false;
    try {
      OnnxSignature signature = OnnxSignature.of(file, opened.session());
      OnnxDescription description = OnnxDescription.of(opened, signature.classes());
      PretrainedConfig pretrained = signature.sized(description.images().pretrained());
      OnnxTeacherNetwork network =
          new OnnxTeacherNetwork(opened, signature, pretrained.testedSize(), threads);
      network.requireLogits();
      TeacherFile teacher =
          new TeacherFile(
              file,
              description.name(),
              opened.runtime(),
              hash(file),
              new ImageConfig(pretrained, description.images().labelNames()),
              signature.classes(),
              network);
      complete = true;
      return teacher;
    } finally {
      if (!complete) {
        opened.close();
      }
    }
  }

  private static OnnxFile load(Path file) throws IOException {
    try {
      return OnnxFile.load(file);
    } catch (LinkageError e) {
      throw new TeacherException(
          file + ": ONNX Runtime cannot be loaded on this system: " + e.getMessage(), e);
    }
  }

  private static String hash(Path file) throws IOException {
    Sha256 sum = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        sum.add(chunk);
      }
    }
    return sum.digits(Sha256.DIGITS);
  }
}
