package mobilenet.cli;

import java.io.IOException;

/** Processes that worked for this one have ended without an answer. */
public final class WorkerDeathException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Above it are the exit codes of processes that a signal has ended. */
  private static final int LARGEST_OWN_CODE = 2;

  // 128 and the number of the signal.
  private static final int ILLEGAL_INSTRUCTION = 132;
  private static final int ABORT = 134;
  private static final int BUS_ERROR = 135;
  private static final int KILL = 137;
  private static final int SEGMENTATION_FAULT = 139;

  private final int code;

  /**
   * As seen from outside. The message is a sentence about "it", what they worked on.
   *
   * @param code with which the last one ended
   * @param deaths how many were ended
   */
  public WorkerDeathException(int code, int deaths) {
    super(
        isSignal(code)
            ? "its process was ended "
                + deaths
                + " times, with exit code "
                + code
                + likelyCause(code)
            : "its process ended with exit code " + code);
    this.code = code;
  }

  private static String likelyCause(int code) {
    return switch (code) {
      case KILL -> ", as a system does that has no memory left";
      case ILLEGAL_INSTRUCTION, ABORT, BUS_ERROR, SEGMENTATION_FAULT ->
          ", as happens when a native library crashes";
      default -> "";
    };
  }

  static boolean isSignal(int code) {
    return code > LARGEST_OWN_CODE;
  }

  /** Exit code of the last process. */
  public int code() {
    return code;
  }

  /** Whether there may have been too little memory for them. */
  public boolean mayLackMemory() {
    return code == KILL;
  }

  /** Whether something from outside has ended them. */
  public boolean wereKilled() {
    return isSignal(code);
  }
}
