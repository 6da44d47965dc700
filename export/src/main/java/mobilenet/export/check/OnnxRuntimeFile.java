package mobilenet.export.check;

import mobilenet.export.onnx.OnnxOptions;

/** A file in ONNX Runtime on one thread, for images of one size. */
public final class OnnxRuntimeFile implements ExportedFile {
  private final OnnxSession session;
  private final int height;
  private final int width;

  /**
   * Loads a file.
   *
   * @param options with which it was exported
   * @param height rows of the images
   * @param width columns of the images
   * @throws FailedCheckException if ONNX Runtime refuses it
   * @throws LinkageError if ONNX Runtime is not on the class path
   */
  public OnnxRuntimeFile(byte[] file, OnnxOptions options, int height, int width) {
    this.session = new OnnxSession(file, options);
    this.height = height;
    this.width = width;
  }

  @Override
  public String runtime() {
    return session.runtime();
  }

  @Override
  public float[] answer(float[] image) {
    return session.answer(image, height, width);
  }

  @Override
  public Runnable repeatedly(float[] image) {
    return session.repeatedly(image, height, width);
  }

  @Override
  public void close() {
    session.close();
  }
}
