package mobilenet.search.landscape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerRate;
import mobilenet.search.controller.ControllerSearch;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * Writes what TuNAS's controller finds on landscapes whose best network is known, with TuNAS's own
 * learning rate and with one of the same sum: {@code results/controller.csv}.
 */
public final class ControllerTrials {
  /** Steps of each search: what two cores do in about a quarter of an hour with a super-network. */
  public static final long STEPS = 6000;

  /** Searches on each kind of landscape; each has a landscape of its own. */
  public static final int SEEDS = 40;

  /**
   * Standard deviation of an accuracy of 70 % on a batch of 512 images, four times as many as are
   * trained on in a step.
   */
  public static final double NOISE = 0.02;

  private static final int BATCH = 128;

  private static final Map<String, List<Genotype>> NETWORKS = new ConcurrentHashMap<>();

  private ControllerTrials() {}

  /** The learning rates that are compared. */
  enum Rate {
    /** TuNAS's constants at a batch of 128. */
    PER_BATCH,
    /** The same sum as TuNAS's. */
    SAME_SUM;

    ControllerRate rate() {
      return switch (this) {
        case PER_BATCH -> new ControllerRate.PerBatch(BATCH);
        case SAME_SUM -> ControllerRate.DEFAULT;
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One of each kind. */
  static List<Landscape> landscapes(long seed) {
    List<Landscape> all = new ArrayList<>(Landscapes.onTarget(seed));
    all.add(Landscapes.separable(seed));
    return all;
  }

  /** Takes the file to write. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one argument, the CSV file to write");
    }
    List<ControllerTrial> trials = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      for (Landscape landscape : landscapes(seed)) {
        for (Rate rate : Rate.values()) {
          trials.add(trial(landscape, rate, seed));
        }
      }
    }
    StringBuilder rows = new StringBuilder(ControllerTrial.HEADER).append('\n');
    trials.stream()
        .collect(Collectors.groupingBy(ControllerTrial::kind, TreeMap::new, Collectors.toList()))
        .forEach(
            (kind, ofKind) -> {
              System.out.println(kind + ": " + ControllerTrial.summary(ofKind));
              ofKind.forEach(trial -> rows.append(trial.csv()).append('\n'));
            });
    AtomicFiles.write(
        Path.of(args[0]), out -> out.write(rows.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** One search, and where what it found stands among all networks of the space. */
  static ControllerTrial trial(Landscape landscape, Rate rate, long seed) {
    SearchSpace space = landscape.space();
    Controller controller =
        new ControllerSearch(
                space, landscape.objective(), new LandscapeOracle(landscape, NOISE, seed))
            .run(ControllerSettings.of(STEPS, seed).withRate(rate.rate()), row -> {});
    Genotype found = controller.policy().mostProbable();
    List<Genotype> all = NETWORKS.computeIfAbsent(space.name(), name -> space.networks().toList());
    double reward = landscape.reward(found);
    long better = all.stream().filter(network -> landscape.reward(network) > reward).count();
    return new ControllerTrial(
        landscape.name(),
        rate.toString(),
        seed,
        (better + 1) / (double) all.size(),
        landscape.regret(found),
        landscape.costOverTarget(found));
  }
}
