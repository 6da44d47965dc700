package mobilenet.train.recipe;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.train.optimizer.ScheduleSpec;

/**
 * Ranges of a recipe. Messages start with the key of the file, which is how the reader of a file
 * finds the line.
 */
final class RecipeChecks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private RecipeChecks() {}

  static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must consist of letters, digits, dots, underscores and hyphens, given \""
              + name
              + "\"");
    }
  }

  static void text(String key, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(key + " must not be empty");
    }
    // YAML has more line breaks than one, and reads them all as the same.
    if (!text.chars().allMatch(RecipeChecks::isPlain)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          key + " must have no control characters but line feeds and tabs");
    }
  }

  private static boolean isPlain(int c) {
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
  }

  static void architecture(Architecture architecture) {
    if (architecture.head() instanceof Head.FeatureMap) {
      throw new IllegalArgumentException(
          "architecture must end in a classifier, but "
              + architecture.name()
              + " ends in a feature map; give it a head");
    }
  }

  static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be at least 1, given " + value);
    }
  }

  static void accumulation(int accumulation, int batch) {
    atLeastOne("accumulation", accumulation);
    if (batch % accumulation != 0) {
      throw new IllegalArgumentException(
          "accumulation must divide the batch of " + batch + ", given " + accumulation);
    }
  }

  static void schedule(ScheduleSpec schedule, int epochs) {
    if (schedule.warmUp().epochs() >= epochs) {
      throw new IllegalArgumentException(
          "schedule must warm up in less than the run's epochs ("
              + epochs
              + "), given "
              + schedule.warmUp().epochs());
    }
    if (schedule instanceof ScheduleSpec.Cosine cosine && cosine.epochs() != epochs) {
      throw new IllegalArgumentException(
          "schedule must be a cosine of the run's epochs ("
              + epochs
              + "), given "
              + cosine.epochs());
    }
  }

  static void aboveZero(String key, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(key + " must be above 0, given " + value);
    }
  }

  static void belowOne(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(key + " must be 0 to below 1, given " + value);
    }
  }
}
