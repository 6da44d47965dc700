package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.architecture.ListedNames;
import mobilenet.cli.UsageException;
import mobilenet.runtime.StepKey;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.latency.DataShape;
import mobilenet.search.latency.SpaceLatency;
import mobilenet.search.latency.TableLatency;
import mobilenet.search.space.SearchSpace;

/**
 * Latency as the cost of a search's networks.
 *
 * @param frozen the search's table
 * @param latency what it predicts
 */
record TabledCost(FrozenTable frozen, TableLatency latency) {
  /** Of a network's time: as much as the table's own error is allowed to be. */
  private static final double MOST_GUESSED = 0.02;

  private static final int SHOWN_KEYS = 3;
  private static final double PERCENT = 100;

  /**
   * Latencies of a table.
   *
   * @throws UsageException if it has no step, or its steps cannot be planned in this process
   */
  static TabledCost of(FrozenTable frozen) {
    try {
      return new TabledCost(frozen, new TableLatency(frozen.table()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UsageException(frozen.file() + ": " + e.getMessage());
    }
  }

  /** For an evaluator. */
  LatencyModel model() {
    return network -> OptionalDouble.of(latency.predict(network).ms());
  }

  /**
   * What a table is to a search.
   *
   * @param notices what people should know, a sentence each
   * @param unreachable a sentence where no network of the space has the target's latency
   */
  record Fit(List<String> notices, Optional<String> unreachable) {
    /** Copies. */
    Fit {
      notices = List.copyOf(notices);
    }
  }

  /**
   * Checks that the table is for a search.
   *
   * @return what people should know, a sentence each
   * @throws UsageException as {@link #fit} does, and if the target is out of reach
   */
  List<String> require(SearchSpace space, CostSettings cost) throws IOException {
    Fit fit = fit(space, cost);
    if (fit.unreachable().isPresent()) {
      throw new UsageException(fit.unreachable().get() + "; give another --target-ms");
    }
    return fit.notices();
  }

  /**
   * Checks that the table is for the networks of a space.
   *
   * @param space with the data's images and classes
   * @param cost what is aimed at
   * @throws UsageException if the table is for other data, or has too few of the space's steps
   */
  Fit fit(SearchSpace space, CostSettings cost) throws IOException {
    DataShape data =
        DataShape.of(
            space.architecture(
                space.networks().findFirst().orElseThrow(IllegalStateException::new)));
    if (!frozen.table().data().contains(data)) {
      throw new UsageException(
          frozen.file()
              + ": the table is of networks for images of "
              + ListedNames.first(
                  frozen.table().data().stream().map(DataShape::toString).toList(), SHOWN_KEYS)
              + ", and the data are "
              + data
              + "; measure one for them with latency-table");
    }
    SpaceLatency there = SpaceLatency.of(space, latency);
    if (there.guessedPart() > MOST_GUESSED) {
      throw new UsageException(
          frozen.file()
              + ": the table has no time for "
              + text("%.1f %%", PERCENT * there.guessedPart())
              + " of what the space's networks do, more than the "
              + text("%.0f %%", PERCENT * MOST_GUESSED)
              + " that may be guessed; it lacks "
              + missing(there)
              + "; measure one of this space");
    }
    List<String> notices = new ArrayList<>();
    latency.elsewhere().ifPresent(notices::add);
    if (!there.missing().isEmpty()) {
      notices.add(
          "the latency table lacks "
              + missing(there)
              + "; guessed from steps like them, "
              + text("%.2f %%", PERCENT * there.guessedPart())
              + " of a network's time");
    }
    return new Fit(notices, unreachable(space, there, cost));
  }

  /** A sentence where no network of a space has the target's latency. */
  Optional<String> unreachable(SearchSpace space, CostSettings cost) {
    return cost.targetMs().isPresent()
        ? unreachable(space, SpaceLatency.of(space, latency), cost)
        : Optional.empty();
  }

  private static Optional<String> unreachable(
      SearchSpace space, SpaceLatency there, CostSettings cost) {
    return cost.targetMs()
        .filter(target -> !there.reaches(target))
        .map(target -> unreachable(space, there, target));
  }

  private static String unreachable(SearchSpace space, SpaceLatency there, double target) {
    return "the target of "
        + text("%s ms", target)
        + " is unreachable: by the latency table, the networks of the space "
        + space.name()
        + " take "
        + text("%.4f to %.4f ms", there.minMs(), there.maxMs())
        + (there.isExact() ? "" : ", as far as a few thousand of them tell");
  }

  private static String missing(SpaceLatency there) {
    List<String> keys = there.missing().stream().map(StepKey::toString).toList();
    return keys.size()
        + (keys.size() == 1 ? " step: " : " steps: ")
        + ListedNames.first(keys, SHOWN_KEYS);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
