package mobilenet.export.check;

import java.util.Arrays;
import mobilenet.export.tflite.TfLiteInput;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.run.TfLiteException;
import mobilenet.export.tflite.run.TfLiteSession;

/** A file in TensorFlow Lite on one thread, for images one at a time. */
public final class TfLiteFile implements ExportedFile {
  private static final double WHITE = 255;

  private final TfLiteOptions options;
  private final TfLiteSession session;

  /**
   * Loads a file.
   *
   * @param options with which it was exported
   * @throws FailedCheckException if TensorFlow Lite refuses it
   * @throws LinkageError if TensorFlow Lite is not on the class path, or not for this system
   */
  public TfLiteFile(byte[] file, TfLiteOptions options) {
    this.options = options;
    try {
      this.session = new TfLiteSession(file, 1);
    } catch (TfLiteException e) {
      throw failure(e);
    }
  }

  private static FailedCheckException failure(TfLiteException e) {
    return new FailedCheckException(e.getMessage() + "; its own message is above", e);
  }

  @Override
  public String runtime() {
    return session.runtime();
  }

  /** How many pieces a run has: 1 if XNNPACK runs the whole file. */
  public int pieces() {
    return session.pieces();
  }

  @Override
  public float[] answer(float[] image) {
    repeatedly(image).run();
    float[] all = session.result(0);
    return Arrays.copyOf(all, all.length / images());
  }

  @Override
  public Runnable repeatedly(float[] image) {
    int images = images();
    float[] batch = new float[images * image.length];
    for (int i = 0; i < images; i++) {
      System.arraycopy(image, 0, batch, i * image.length, image.length);
    }
    if (options.input() instanceof TfLiteInput.Pixels pixels) {
      byte[] samples = samples(pixels, batch);
      return () -> run(() -> session.input(samples));
    }
    return () -> run(() -> session.input(batch));
  }

  private int images() {
    return options.batch().length().orElse(1);
  }

  private void run(Runnable input) {
    try {
      input.run();
      session.run();
    } catch (TfLiteException e) {
      throw failure(e);
    }
  }

  private static byte[] samples(TfLiteInput.Pixels pixels, float... normalised) {
    byte[] samples = new byte[normalised.length];
    int channels = pixels.mean().size();
    for (int i = 0; i < samples.length; i++) {
      int channel = i % channels;
      double share = normalised[i] * pixels.std().get(channel) + pixels.mean().get(channel);
      samples[i] = (byte) Math.round(share * WHITE);
    }
    return samples;
  }

  @Override
  public void close() {
    session.close();
  }
}
