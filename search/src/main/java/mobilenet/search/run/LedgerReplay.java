package mobilenet.search.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import mobilenet.search.engine.Engine;
import mobilenet.search.ledger.LedgerEvent;
import mobilenet.search.ledger.LedgerEvent.Added;
import mobilenet.search.ledger.LedgerEvent.Finished;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.space.Genotype;

/**
 * Keeps an engine in step with a ledger: what was asked for and told, by whichever process, in the
 * ledger's order. This is all of an engine's state, so a search that was killed goes on as if it
 * had not been.
 *
 * <p>Trials are added one by one. So where a process was killed between two seeds of a network, the
 * next one adds those that are missing before it asks for another network.
 */
final class LedgerReplay {
  private final Engine engine;
  private final SearchPlan plan;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<Genotype, Seeds> networks = new LinkedHashMap<>();
  private final Set<Genotype> asked = new HashSet<>();
  private int seen;

  /**
   * What is to be tried next.
   *
   * @param network of the space
   * @param seed of its evaluation
   */
  record Next(Genotype network, long seed) {}

  /** The trials of one network. */
  private static final class Seeds {
    private final List<Long> added = new ArrayList<>();
    private final List<OptionalDouble> rewards = new ArrayList<>();
    private boolean told;

    boolean isComplete(int seeds) {
      return added.size() >= seeds && rewards.size() == added.size();
    }

    /** None where one has failed: the mean of the others would flatter the network. */
    OptionalDouble mean() {
      double sum = 0;
      for (OptionalDouble reward : rewards) {
        if (reward.isEmpty()) {
          return OptionalDouble.empty();
        }
        sum += reward.getAsDouble();
      }
      return OptionalDouble.of(sum / rewards.size());
    }
  }

  LedgerReplay(Engine engine, SearchPlan plan) {
    this.engine = engine;
    this.plan = plan;
  }

  void catchUp(List<LedgerEvent> events) {
    for (LedgerEvent event : events.subList(seen, events.size())) {
      if (event instanceof Added added) {
        add(added.trial());
      } else if (event instanceof Finished finished) {
        finish(trials.get(finished.trial()), finished.result());
      }
    }
    seen = events.size();
  }

  private void add(Trial trial) {
    trials.add(trial);
    Genotype network = trial.genotype();
    // The engine knows of what it was asked for here.
    if (!networks.containsKey(network) && !asked.remove(network)) {
      engine.restore(network);
    }
    networks.computeIfAbsent(network, added -> new Seeds()).added.add(trial.key().seed());
  }

  private void finish(Trial trial, Result result) {
    Seeds seeds = Objects.requireNonNull(networks.get(trial.genotype()));
    seeds.rewards.add(trial.reward(result, plan.objective()));
    if (seeds.isComplete(plan.seeds().size()) && !seeds.told) {
      seeds.told = true;
      engine.tell(trial.genotype(), seeds.mean());
    }
  }

  /** The next trial: empty where there are as many networks as planned, or no other. */
  Optional<Next> next() {
    for (Map.Entry<Genotype, Seeds> network : networks.entrySet()) {
      List<Long> added = network.getValue().added;
      if (added.size() < plan.seeds().size()) {
        return plan.seeds().stream()
            .filter(seed -> !added.contains(seed))
            .findFirst()
            .map(seed -> new Next(network.getKey(), seed));
      }
    }
    if (networks.size() >= plan.trials()) {
      return Optional.empty();
    }
    Optional<Genotype> network = engine.ask();
    network.ifPresent(asked::add);
    return network.map(other -> new Next(other, plan.seeds().get(0)));
  }
}
