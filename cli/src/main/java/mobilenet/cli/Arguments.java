package mobilenet.cli;

import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;

/** Checks of arguments that picocli cannot make. */
public final class Arguments {
  private Arguments() {}

  /** A number in range; one that is too small is wrong usage. */
  public static int atLeast(int least, String option, int given) {
    if (given < least) {
      throw new UsageException(option + " must be at least " + least + ", given " + given);
    }
    return given;
  }

  /** As above, where the option may be left out. */
  public static Optional<Integer> atLeast(int least, String option, Optional<Integer> given) {
    return given.map(number -> atLeast(least, option, number));
  }

  /** A fraction or the like in range, both ends included; another, or NaN, is wrong usage. */
  public static double within(double least, double most, String option, double given) {
    if (!(given >= least && given <= most)) {
      throw new UsageException(
          option + " must be from " + least + " to " + most + ", given " + given);
    }
    return given;
  }

  /** The architecture of that name; an unknown one is wrong usage. */
  public static Architecture architecture(String name) {
    try {
      return Catalogue.get(name);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new UsageException(
          message.endsWith("?") ? message : message + "; 'mobilenet models' lists all");
    }
  }
}
