package mobilenet.search.netadapt;

import java.io.IOException;

/** A network that cannot be adapted further; the message is a sentence. */
public final class AdaptException extends IOException {
  private static final long serialVersionUID = 1L;

  AdaptException(String message) {
    super(message);
  }
}
