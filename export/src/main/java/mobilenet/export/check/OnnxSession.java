package mobilenet.export.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.weights.Tensor;

/** A file in ONNX Runtime on one thread, for images one at a time. */
public final class OnnxSession implements AutoCloseable {
  private final OnnxOptions options;
  private final OnnxRuntimeRun session;

  /**
   * Loads a file. ONNX Runtime adds products of integers as it does by default.
   *
   * @param options with which it was exported
   * @throws FailedCheckException if ONNX Runtime refuses it
   * @throws LinkageError if ONNX Runtime is not on the class path
   */
  public OnnxSession(byte[] file, OnnxOptions options) {
    this(file, options, IntegerSums.FASTEST);
  }

  /** As above, with a choice of how they are added. */
  public OnnxSession(byte[] file, OnnxOptions options, IntegerSums sums) {
    this.options = options;
    this.session = new OnnxRuntimeRun(ByteBuffer.wrap(file), sums);
  }

  /** Name and version of the runtime. */
  public String runtime() {
    return session.runtime();
  }

  /**
   * The first output for an image. A file for several images gets it several times.
   *
   * @param image height · width · channels floats, channels of a pixel together, normalised
   * @param height rows of it
   * @param width columns of it
   * @return logits, or what else the network ends in, as C×H×W
   * @throws FailedCheckException if ONNX Runtime cannot run it
   */
  public float[] answer(float[] image, int height, int width) {
    TrialImages images = images(image, height, width);
    float[] all = session.run(options.input(), images).values().iterator().next();
    int each = all.length / images.normalised().shape().get(0);
    return Arrays.copyOf(all, each);
  }

  /** What is measured: the image as the file takes it is made once. */
  public Runnable repeatedly(float[] image, int height, int width) {
    TrialImages images = images(image, height, width);
    return () -> session.run(options.input(), images);
  }

  private TrialImages images(float[] image, int height, int width) {
    int batch = options.batch().length().orElse(1);
    int pixels = height * width;
    int channels = image.length / pixels;
    float[] planar = new float[batch * image.length];
    for (int i = 0; i < planar.length; i++) {
      int within = i % image.length;
      planar[i] = image[within % pixels * channels + within / pixels];
    }
    Tensor tensor = new Tensor(List.of(batch, channels, height, width), planar);
    return TrialImages.of(options.input(), tensor);
  }

  @Override
  public void close() {
    session.close();
  }
}
