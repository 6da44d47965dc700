package mobilenet.search.table;

import java.io.IOException;

/** A file that is no table of accuracies, or not a whole one; its message is a sentence. */
public final class TableException extends IOException {
  private static final long serialVersionUID = 1L;

  TableException(String message) {
    super(message);
  }

  TableException(String message, Throwable cause) {
    super(message, cause);
  }
}
