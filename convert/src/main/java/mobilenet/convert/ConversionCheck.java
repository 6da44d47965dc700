package mobilenet.convert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.architecture.InputShape;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Tensor;

/**
 * Runs a converted network before it is written.
 *
 * @param values how many were placed
 * @param outputs how many numbers the network answered one image with
 */
public record ConversionCheck(long values, int outputs) {
  /** The scalar kernels are the specification. */
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  /**
   * Looks for values that are no numbers, and has the network answer an image of gradients.
   *
   * @param image its channels and size
   * @throws ForeignFileException if a weight or an answer is NaN or infinite, or a variance is
   *     negative
   */
  static ConversionCheck of(BoundGraph bound, InputShape image, String origin)
      throws ForeignFileException {
    long values = 0;
    for (Parameter parameter : bound.graph().parameters().values()) {
      float[] weights = bound.value(parameter);
      requireSound(parameter, weights, origin);
      values += weights.length;
    }
    try (CompiledModel model = CompiledModel.compile(bound, SCALAR)) {
      String output = bound.graph().output();
      Map<String, Tensor> answers =
          BatchRunner.run(model, gradients(image.channels(), image.size()), List.of(output));
      Tensor answer = Objects.requireNonNull(answers.get(output));
      if (answer.nonFiniteCount() > 0) {
        throw new ForeignFileException(
            origin
                + ": the network answers an image with "
                + answer.nonFiniteCount()
                + " values that are NaN or infinite; check padding, epsilon and the file");
      }
      return new ConversionCheck(values, answer.data().length);
    }
  }

  private static void requireSound(Parameter parameter, float[] weights, String origin)
      throws ForeignFileException {
    boolean variance = parameter.kind() == Parameter.Kind.RUNNING_VARIANCE;
    for (float weight : weights) {
      if (!Float.isFinite(weight) || (variance && weight < 0)) {
        throw new ForeignFileException(
            origin
                + ": tensor "
                + parameter.key()
                + " has the value "
                + weight
                + ", which no trained network has; the file is damaged, or the training diverged");
      }
    }
  }

  /** Values from -1 to 1, another direction for each channel. */
  private static Tensor gradients(int channels, int size) {
    float[] image = new float[channels * size * size];
    for (int i = 0; i < image.length; i++) {
      int channel = i / (size * size);
      int row = i / size % size;
      int column = i % size;
      image[i] = (float) Math.sin((row * (channel + 1) + column * 2) * 0.05);
    }
    return new Tensor(List.of(1, channels, size, size), image);
  }
}
