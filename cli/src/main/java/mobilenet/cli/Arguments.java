package mobilenet.cli;

import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;

/** Checks of arguments that picocli cannot make. */
final class Arguments {
  private Arguments() {}

  static int atLeast(int least, String option, int given) {
    if (given < least) {
      throw new UsageException(option + " must be at least " + least + ", given " + given);
    }
    return given;
  }

  static Optional<Integer> atLeast(int least, String option, Optional<Integer> given) {
    return given.map(number -> atLeast(least, option, number));
  }

  /** The architecture of that name; an unknown one is wrong usage. */
  static Architecture architecture(String name) {
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new UsageException(
          message.endsWith("?") ? message : message + "; 'mobilenet models' lists all");
    }
  }
}
