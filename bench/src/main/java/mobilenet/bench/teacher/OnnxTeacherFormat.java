package mobilenet.bench.teacher;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.natives.LinkFailures;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherFile;
import mobilenet.train.distillation.TeacherFormat;
import mobilenet.weights.ImageConfig;
import mobilenet.weights.PretrainedConfig;

/**
 * ONNX files in ONNX Runtime: of one input, float32 N×C×H×W, and logits N×classes. Each run takes
 * one thread, so that answers do not depend on the number of threads.
 */
public final class OnnxTeacherFormat implements TeacherFormat {

  @Override
  public String suffix() {
    return ".onnx";
  }

  @Override
  public TeacherFile open(Path file, int threads) throws IOException {
    String hash = OnnxContent.hash(file);
    OnnxFile opened = load(file);
    Runnable undo = opened::close;
    try {
      OnnxSignature signature = OnnxSignature.of(file, opened.session());
      OnnxDescription description = OnnxDescription.of(opened, signature.classes());
      PretrainedConfig pretrained = signature.sized(description.images().pretrained());
      OnnxTeacherNetwork network =
          new OnnxTeacherNetwork(opened, signature, pretrained.testedSize(), threads);
      undo = network::close;
      network.requireLogits();
      TeacherFile teacher =
          new TeacherFile(
              file,
              description.name(),
              opened.runtime(),
              hash,
              new ImageConfig(pretrained, description.images().labelNames()),
              signature.classes(),
              network);
      undo = () -> {};
      return teacher;
    } finally {
      undo.run();
    }
  }

  private static OnnxFile load(Path file) throws TeacherException {
    try {
      return OnnxFile.load(file);
    } catch (LinkageError e) {
      throw new TeacherException(
          file
              + ": ONNX Runtime cannot be loaded on this system: "
              + LinkFailures.reason(e)
              + "; give a checkpoint, which Java runs",
          e);
    }
  }
}
