package mobilenet.search.command;

import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.UsageException;
import mobilenet.search.netadapt.AdaptSettings;
import mobilenet.search.netadapt.ChoiceRule;
import mobilenet.search.netadapt.StepSchedule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How far a network is adapted, and by which steps. */
final class NetAdaptOptions {
  @Mixin private SeedOptions seed = new SeedOptions();

  @Option(
      names = "--latency-table",
      paramLabel = "FILE",
      description = "Predicts latency; measured with latency-table.")
  private Optional<Path> table = Optional.empty();

  @Option(names = "--target-ms", paramLabel = "MS", description = "Latency to come down to.")
  private Optional<Double> targetMs = Optional.empty();

  @Option(
      names = "--target-ratio",
      paramLabel = "R",
      description = "The same as a part of the network's latency, such as 0.7.")
  private Optional<Double> targetRatio = Optional.empty();

  @Option(
      names = "--form",
      paramLabel = "v3|original",
      description = "MobileNetV3's form, or the first paper's (default: v3).")
  private String form = AdaptForm.V3.label();

  @Option(
      names = "--step",
      paramLabel = "PART",
      description =
          "Part of the latency that the first step takes (default: 0.01; original 0.025).")
  private Optional<Double> step = Optional.empty();

  @Option(
      names = "--decay",
      paramLabel = "D",
      description = "Factor from a step's part to the next one's (default: 1; original 0.96).")
  private Optional<Double> decay = Optional.empty();

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description = "Changes of accuracy up to this count as none, in form v3 (default: 0).")
  private double tolerance;

  SeedOptions seed() {
    return seed;
  }

  Path table() {
    return table.orElseThrow(
        () ->
            new UsageException(
                "--latency-table FILE is missing, by which latency is predicted; --networks writes"
                    + " networks to measure one in"));
  }

  AdaptForm form() {
    return Labelled.require(AdaptForm.class, "--form", form);
  }

  AdaptSettings settings() {
    AdaptSettings base = form().settings();
    if (tolerance > 0 && base.rule() == ChoiceRule.HIGHEST_ACCURACY) {
      throw new UsageException(
          "--tolerance is for form v3, which compares changes of accuracy; form "
              + form().label()
              + " takes the most accurate network, given "
              + tolerance
              + "; leave it out");
    }
    try {
      StepSchedule schedule =
          new StepSchedule(
              step.orElse(base.schedule().initial()), decay.orElse(base.schedule().decay()));
      return base.withSchedule(schedule).withTolerance(tolerance).withQuantum(seed.quantum());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--step, --decay or --tolerance: " + e.getMessage());
    }
  }

  /**
   * Milliseconds to come down to.
   *
   * @param now that the network takes
   */
  double target(double now) {
    if (targetMs.isPresent() == targetRatio.isPresent()) {
      throw new UsageException("give --target-ms or --target-ratio, one of them");
    }
    targetMs
        .filter(ms -> !(ms > 0) || Double.isInfinite(ms))
        .ifPresent(
            ms -> {
              throw new UsageException("--target-ms must be above 0, given " + ms);
            });
    targetRatio
        .filter(ratio -> !(ratio > 0 && ratio < 1))
        .ifPresent(
            ratio -> {
              throw new UsageException("--target-ratio must be between 0 and 1, given " + ratio);
            });
    return targetMs.orElseGet(() -> targetRatio.orElseThrow() * now);
  }
}
