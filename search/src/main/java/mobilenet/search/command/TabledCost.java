package mobilenet.search.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ListedNames;
import mobilenet.cli.UsageException;
import mobilenet.runtime.StepKey;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.latency.DataShape;
import mobilenet.search.latency.Prediction;
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

  /**
   * Of the time of a few networks, in the mean. Narrower ones have steps of their own, of which no
   * table has all: that of results/netadapt guesses a tenth to a fifth of those compared there. One
   * of other networks guesses nearly all. Above half, a prediction is more a guess than a sum of
   * measured steps.
   */
  private static final double MOST_GUESSED_OF_SOME = 0.5;

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
    requireData(
        space.architecture(space.networks().findFirst().orElseThrow(IllegalStateException::new)));
    SpaceLatency there = SpaceLatency.of(space, latency);
    requireKnown(
        there.guessedPart(),
        MOST_GUESSED,
        "the space's networks do",
        there.missing(),
        "measure one of this space");
    List<String> notices = new ArrayList<>();
    latency.elsewhere().ifPresent(notices::add);
    if (!there.missing().isEmpty()) {
      notices.add(
          "the latency table lacks "
              + listed(there.missing())
              + "; guessed from steps like them, "
              + text("%.2f %%", PERCENT * there.guessedPart())
              + " of a network's time");
    }
    return new Fit(notices, unreachable(space, there, cost));
  }

  /**
   * Checks that the table is for some networks.
   *
   * @param networks at least one
   * @param remedy what to do where it has too few of their steps
   * @throws UsageException if it has, or if it is for other data
   */
  void require(List<Architecture> networks, String remedy) {
    networks.forEach(this::requireData);
    List<Prediction> predictions = networks.stream().map(latency::predict).toList();
    requireKnown(
        predictions.stream().mapToDouble(p -> p.guessedMs() / p.ms()).average().orElseThrow(),
        MOST_GUESSED_OF_SOME,
        networks.size() == 1
            ? networks.get(0).name() + " does"
            : "the " + networks.size() + " networks do",
        predictions.stream()
            .flatMap(prediction -> prediction.missing().stream())
            .collect(Collectors.toCollection(TreeSet::new)),
        remedy);
  }

  private void requireData(Architecture network) {
    DataShape data = DataShape.of(network);
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
  }

  private void requireKnown(
      double guessed, double most, String done, Collection<StepKey> missing, String remedy) {
    if (guessed > most) {
      throw new UsageException(
          frozen.file()
              + ": the table has no time for "
              + text("%.1f %%", PERCENT * guessed)
              + " of what "
              + done
              + ", more than the "
              + text("%.0f %%", PERCENT * most)
              + " that may be guessed; it lacks "
              + listed(missing)
              + "; "
              + remedy);
    }
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

  private static String listed(Collection<StepKey> missing) {
    List<String> keys = missing.stream().map(StepKey::toString).toList();
    return keys.size()
        + (keys.size() == 1 ? " step: " : " steps: ")
        + ListedNames.first(keys, SHOWN_KEYS);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
