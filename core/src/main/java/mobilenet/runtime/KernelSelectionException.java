package mobilenet.runtime;

/** The kernels that were wished for do not exist, or cannot run here. */
public final class KernelSelectionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  KernelSelectionException(String message) {
    super(message);
  }

  KernelSelectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
