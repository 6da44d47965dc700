package mobilenet.train.distillation;

import java.io.IOException;

/** A teacher cannot be used. The message is one sentence that says which, why, and what to do. */
public final class TeacherException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public TeacherException(String message) {
    super(message);
  }

  /** What is wrong, found by someone else. */
  public TeacherException(String message, Throwable cause) {
    super(message, cause);
  }
}
