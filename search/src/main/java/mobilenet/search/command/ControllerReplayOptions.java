package mobilenet.search.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.search.landscape.AnswerNoise;
import picocli.CommandLine.Option;

/** How a controller searches a table. */
final class ControllerReplayOptions {
  private static final int DEFAULT_STEPS = 6000;

  /** Standard deviation of an accuracy of 70 % on a validation batch of 512 images. */
  private static final double DEFAULT_NOISE = 0.02;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Of a controller: networks that it draws (default: 6000).")
  private Optional<Integer> steps = Optional.empty();

  @Option(
      names = "--noise",
      paramLabel = "SD",
      description =
          "Of a controller: standard deviation that is added to every answer (default: 0.02, as of"
              + " 70 %% on 512 images).")
  private Optional<Double> noise = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Of a controller: CSV file for its searches.")
  private Optional<Path> output = Optional.empty();

  void requireAbsent() {
    requireAbsent("--steps", steps);
    requireAbsent("--noise", noise);
    requireAbsent("--output", output);
  }

  private static void requireAbsent(String option, Optional<?> given) {
    if (given.isPresent()) {
      throw new UsageException(option + " is for --engine controller alone; leave it out");
    }
  }

  int steps() {
    return Arguments.atLeast(1, "--steps", steps.orElse(DEFAULT_STEPS));
  }

  AnswerNoise noise() {
    try {
      return new AnswerNoise(noise.orElse(DEFAULT_NOISE));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--noise: " + e.getMessage());
    }
  }

  Optional<Path> output() {
    return output;
  }
}
