package mobilenet.cli;

/** Checks of numbers that picocli cannot make. */
final class Arguments {
  private Arguments() {}

  static int atLeast(int least, String option, int given) {
    if (given < least) {
      throw new UsageException(option + " must be at least " + least + ", given " + given);
    }
    return given;
  }
}
