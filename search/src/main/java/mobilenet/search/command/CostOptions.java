package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Option;

/** What a network may cost, and what that is worth. */
final class CostOptions {
  @Option(
      names = "--reward",
      paramLabel = "NAME",
      description =
          "accuracy, absolute, mnasnet-soft, mnasnet-hard or v3-small (default: absolute with a"
              + " target, accuracy without).")
  private Optional<String> reward = Optional.empty();

  @Option(
      names = "--target-macs",
      paramLabel = "N",
      description = "Multiply-accumulates of an image that the reward aims at.")
  private Optional<Double> targetMacs = Optional.empty();

  @Option(
      names = "--latency-table",
      paramLabel = "FILE",
      description = "Table of latency-table, of which the search keeps a copy.")
  private Optional<Path> latencyTable = Optional.empty();

  @Option(
      names = "--target-ms",
      paramLabel = "MS",
      description = "Milliseconds of an image, by --latency-table, that the reward aims at.")
  private Optional<Double> targetMs = Optional.empty();

  /** The latency table, if there is one. */
  Optional<FrozenTable> latencyTable() throws IOException {
    return latencyTable.isPresent()
        ? Optional.of(FrozenTable.read(latencyTable.get()))
        : Optional.empty();
  }

  /** The targets. */
  CostSettings settings(Optional<FrozenTable> table) {
    requireAboveZero("--target-macs", targetMacs);
    requireAboveZero("--target-ms", targetMs);
    if (targetMacs.isPresent() && targetMs.isPresent()) {
      throw new UsageException("--target-macs and --target-ms exclude each other; give one");
    }
    if (targetMs.isPresent() && table.isEmpty()) {
      throw new UsageException(
          "--target-ms needs --latency-table FILE; the command latency-table measures one");
    }
    return new CostSettings(targetMacs, targetMs, table.map(FrozenTable::hash));
  }

  private static void requireAboveZero(String option, Optional<Double> target) {
    target
        .filter(value -> !(value > 0) || value.isInfinite())
        .ifPresent(
            value -> {
              throw new UsageException(option + " must be above 0, given " + value);
            });
  }

  /** The reward, which fits the targets. */
  RewardKind reward() {
    boolean hasTarget = targetMacs.isPresent() || targetMs.isPresent();
    if (reward.isEmpty()) {
      return hasTarget ? RewardKind.ABSOLUTE : RewardKind.ACCURACY;
    }
    RewardKind kind =
        Labelled.find(RewardKind.class, reward.get())
            .orElseThrow(
                () ->
                    new UsageException(
                        "--reward must be one of "
                            + Labelled.all(RewardKind.class)
                            + ", given \""
                            + reward.get()
                            + "\""));
    if (kind == RewardKind.ACCURACY && hasTarget) {
      throw new UsageException(
          "--reward accuracy has no target; leave "
              + (targetMs.isPresent() ? "--target-ms" : "--target-macs")
              + " out, or give another reward");
    }
    if (kind != RewardKind.ACCURACY && !hasTarget) {
      throw new UsageException(
          "--reward " + kind.label() + " needs --target-macs N, or --target-ms MS");
    }
    return kind;
  }
}
