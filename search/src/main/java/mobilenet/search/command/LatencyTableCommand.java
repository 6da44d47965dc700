package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ParentProcess;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.MeasurementSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet latency-table --space NAME --output FILE}, or {@code --check FILE}. */
@Command(name = "latency-table")
public final class LatencyTableCommand implements Callable<Integer> {
  private static final int LEAST_CARRIERS = 8;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkSource networks = new NetworkSource();
  @Spec private CommandSpec spec;

  @Option(
      names = "--target",
      paramLabel = "DEVICE",
      converter = DeviceConverter.class,
      description = "What to measure: runtime, which is this project's (default: runtime).")
  private LatencyDevice target = DeviceConverter.RUNTIME;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Table to write. What is measured is kept in FILE.turns until it is complete, and the"
              + " same command goes on after an interruption.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--add",
      description = "Add to the table in --output, if it was measured in this environment.")
  private boolean add;

  @Option(
      names = "--carriers",
      paramLabel = "N",
      description = "Networks of each size to measure steps in (default: 40).")
  private int carriers = 40;

  @Option(names = "--rounds", paramLabel = "N", description = "Turns of each network (default: 9).")
  private int rounds = MeasurementSettings.DEFAULT.rounds();

  @Option(
      names = "--busy",
      paramLabel = "PERCENT",
      description =
          "Share of the machine that other processes may use during a turn, which is else repeated"
              + " (default: 10).")
  private double busy = MeasurementSettings.DEFAULT.mostOthersPercent();

  @Option(
      names = "--first-rounds",
      hidden = true,
      description = "Measure these rounds alone: of the processes that a measurement starts.")
  private Optional<Integer> firstRounds = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would be measured, and how long.")
  private boolean dryRun;

  @Option(
      names = "--check",
      paramLabel = "TABLE",
      description = "Hold this table to networks that are not in it, instead of measuring one.")
  private Optional<Path> check = Optional.empty();

  @Option(
      names = "--compare",
      split = ",",
      paramLabel = "TABLE,TABLE",
      description = "Say how far these tables agree about which networks are fast.")
  private List<Path> compare = new ArrayList<>();

  @Option(
      names = "--held-out",
      paramLabel = "N",
      description = "Networks of each size to check with (default: 20).")
  private int heldOut = 20;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "CSV file for the times that a check predicts and measures.")
  private Optional<Path> results = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!compare.isEmpty()) {
      requireAbsent(
          "--compare measures nothing",
          List.of(
              "--check",
              "--output",
              "--results",
              "--add",
              "--dry-run",
              "--carriers",
              "--held-out",
              "--rounds",
              "--busy",
              "--target"));
    } else if (check.isPresent()) {
      requireAbsent(
          "--check measures no table", List.of("--output", "--add", "--dry-run", "--carriers"));
    } else {
      requireAbsent(
          "without --check a table is measured, for --output", List.of("--results", "--held-out"));
    }
    Report report = new Report(spec.commandLine(), common.json());
    return compare.isEmpty() ? measure(report) : new TablePair(networks, report).run(compare);
  }

  /** Who gives an option that means nothing here has something else in mind. */
  private void requireAbsent(String mode, List<String> options) {
    List<String> given =
        options.stream().filter(spec.commandLine().getParseResult()::hasMatchedOption).toList();
    if (!given.isEmpty()) {
      throw new UsageException(mode + ": leave " + String.join(", ", given) + " out");
    }
  }

  private int measure(Report report) throws IOException, InterruptedException {
    Arguments.atLeast(LEAST_CARRIERS, "--carriers", carriers);
    Arguments.atLeast(MeasurementSettings.DEFAULT.rounds(), "--rounds", rounds);
    Arguments.atLeast(2, "--held-out", heldOut);
    MeasurementSettings settings =
        MeasurementSettings.DEFAULT
            .withRounds(rounds)
            .withMostOthersPercent(busy)
            .withSeed(networks.seed());
    AnotherStart another =
        new AnotherStart(
            spec.root().commandLine().getParseResult().originalArgs(), report.documents());
    Starts starts = new Starts(target.starts(), firstRounds, another::measure);
    if (firstRounds.isPresent()) {
      ParentProcess.endWith(System.in);
    }
    return check.isPresent()
        ? new TableCheck(target, networks, settings, report)
            .run(check.get(), heldOut, results, starts)
        : new TableRun(target, networks, settings, report)
            .run(carriers, output, add, dryRun, starts);
  }
}
