package mobilenet.train.torch;

import java.io.IOException;

/** libtorch cannot be used on this machine. The message is one sentence: why, and what to do. */
public final class LibTorchException extends IOException {
  private static final long serialVersionUID = 1L;

  LibTorchException(String message, Throwable cause) {
    super(message, cause);
  }
}
