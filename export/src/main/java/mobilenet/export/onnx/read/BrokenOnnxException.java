package mobilenet.export.onnx.read;

/** An ONNX file is damaged, or is not what it should be: the message says where. */
public final class BrokenOnnxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public BrokenOnnxException(String message) {
    super(message);
  }

  /** What is wrong, and where that was noticed. */
  public BrokenOnnxException(String message, Throwable cause) {
    super(message, cause);
  }
}
