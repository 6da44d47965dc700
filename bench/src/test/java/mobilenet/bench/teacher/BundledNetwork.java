package mobilenet.bench.teacher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mobilenet.export.onnx.OnnxMetadata;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.weights.Checkpoint;

/** The bundled network as an ONNX file, with all that its checkpoint says of images and classes. */
final class BundledNetwork {
  static final Path CHECKPOINT = Path.of("../checkpoints/fashion_mnist.mobilenetv4_conv_small_070");

  private BundledNetwork() {}

  static List<String> classes() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(CHECKPOINT)) {
      return checkpoint.config().labelNames().orElseThrow();
    }
  }

  static OnnxOptions options() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(CHECKPOINT)) {
      int size = checkpoint.config().pretrained().testedSize().size();
      return OnnxOptions.of(size, size).withMetadata(OnnxMetadata.of(checkpoint.config(), size));
    }
  }
}
