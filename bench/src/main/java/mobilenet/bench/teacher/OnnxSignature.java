package mobilenet.bench.teacher;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import mobilenet.architecture.InputShape;
import mobilenet.graph.Graph;
import mobilenet.train.distillation.TeacherException;
import mobilenet.weights.PretrainedConfig;

/**
 * What an ONNX file takes and gives.
 *
 * @param file where it is, for errors
 * @param input name of its images
 * @param shape of these: N, channels, height, width; -1 where any number will do
 * @param output name of its logits
 * @param classes logits of an image
 */
record OnnxSignature(Path file, String input, List<Long> shape, String output, int classes) {
  private static final int BATCH = 0;
  private static final int CHANNELS = 1;
  private static final int HEIGHT = 2;
  private static final int WIDTH = 3;
  private static final int IMAGE_RANK = 4;
  private static final int LOGITS_RANK = 2;
  private static final long LEAST_CLASSES = 2;
  private static final long ANY = -1;

  /**
   * Looks at a file's inputs and outputs.
   *
   * @throws TeacherException if it has others than a teacher's
   */
  static OnnxSignature of(Path file, OrtSession session) throws TeacherException {
    Map<String, NodeInfo> inputs;
    Map<String, NodeInfo> outputs;
    try {
      inputs = session.getInputInfo();
      outputs = session.getOutputInfo();
    } catch (OrtException e) {
      throw new TeacherException(file + ": ONNX Runtime cannot describe the file", e);
    }
    if (inputs.size() != 1) {
      throw new TeacherException(
          file + ": a teacher must have one input, its images, found " + inputs.keySet());
    }
    Map.Entry<String, NodeInfo> images = inputs.entrySet().iterator().next();
    long[] shape = shape(images.getValue());
    if (shape.length != IMAGE_RANK) {
      throw new TeacherException(
          file
              + ": a teacher's input must be float32, N×channels×height×width, found "
              + words(images.getValue())
              + "; export it without preprocessing, channels first");
    }
    String output = logits(file, outputs);
    NodeInfo node = Objects.requireNonNull(outputs.get(output));
    long[] answer = shape(node);
    if (answer.length != LOGITS_RANK || answer[1] < LEAST_CLASSES) {
      throw new TeacherException(
          file
              + ": a teacher's output must be float32, N×classes of a fixed number, at least 2, found "
              + words(node)
              + " of "
              + output);
    }
    return new OnnxSignature(
        file,
        images.getKey(),
        LongStream.of(shape).boxed().toList(),
        output,
        Math.toIntExact(answer[1]));
  }

  private static String logits(Path file, Map<String, NodeInfo> outputs) throws TeacherException {
    if (outputs.containsKey(Graph.LOGITS)) {
      return Graph.LOGITS;
    }
    if (outputs.size() == 1) {
      return outputs.keySet().iterator().next();
    }
    throw new TeacherException(
        file
            + ": of several outputs, one must be called "
            + Graph.LOGITS
            + ", found "
            + outputs.keySet());
  }

  /** Of floats; empty for anything else. */
  private static long[] shape(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT
        ? tensor.getShape()
        : new long[0];
  }

  private static String words(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor
        ? tensor.type + " of shape " + Arrays.toString(tensor.getShape())
        : String.valueOf(node.getInfo());
  }

  /** Images of a run, if the file has them fixed. */
  OptionalLong batch() {
    long batch = shape.get(BATCH);
    return batch == ANY ? OptionalLong.empty() : OptionalLong.of(batch);
  }

  /**
   * The configuration with the image size that the file takes. That of the file decides: an export
   * may be of another size than its checkpoint's.
   *
   * @throws TeacherException if its images are not square, or have other channels
   */
  PretrainedConfig sized(PretrainedConfig pretrained) throws TeacherException {
    InputShape size = pretrained.testedSize();
    long height = shape.get(HEIGHT);
    long width = shape.get(WIDTH);
    long side = Math.max(height, width);
    if (!fits(CHANNELS, size.channels()) || !fits(HEIGHT, side) || !fits(WIDTH, side)) {
      throw new TeacherException(
          file
              + ": expected square images of "
              + size.channels()
              + " channels, as its preprocessing says, found "
              + shape.stream().map(length -> length == ANY ? "any" : length.toString()).toList()
              + "; correct the number of channels in the preprocessing, or export it for such images");
    }
    return side == ANY ? pretrained : pretrained.atSize(Math.toIntExact(side));
  }

  private boolean fits(int dimension, long given) {
    return shape.get(dimension) == ANY || shape.get(dimension) == given;
  }
}
