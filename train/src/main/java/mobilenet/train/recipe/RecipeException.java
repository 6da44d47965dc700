package mobilenet.train.recipe;

import java.io.IOException;

/** A file is not a recipe; the message says file, line, dotted path and what was expected. */
public final class RecipeException extends IOException {
  private static final long serialVersionUID = 1L;

  RecipeException(String message) {
    super(message);
  }

  RecipeException(String message, Throwable cause) {
    super(message, cause);
  }
}
