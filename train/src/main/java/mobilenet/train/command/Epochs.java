package mobilenet.train.command;

/** Numbers of epochs in sentences. */
final class Epochs {
  private Epochs() {}

  /** A number with its noun: {@code 1 epoch}, {@code 2 epochs}. */
  static String counted(int epochs) {
    return epochs + (epochs == 1 ? " epoch" : " epochs");
  }
}
