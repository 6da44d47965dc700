package mobilenet.search.netadapt;

import java.io.IOException;

/** A target that no steps lead to; the message is a sentence that says what to change. */
public final class UnreachableTargetException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreachableTargetException(String message) {
    super(message);
  }
}
