package mobilenet.search.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import mobilenet.search.engine.Engine;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerEvent;
import mobilenet.search.ledger.LedgerEvent.Added;
import mobilenet.search.ledger.LedgerEvent.Finished;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;

/**
 * Keeps an engine in step with a ledger: what was asked for and told, by whichever process, in the
 * ledger's order. This is all of an engine's state, so a search that was killed goes on as if it
 * had not been.
 */
final class LedgerReplay {
  private final Engine engine;
  private final Objective objective;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<Genotype> asked = new HashSet<>();
  private int seen;

  LedgerReplay(Engine engine, Objective objective) {
    this.engine = engine;
    this.objective = objective;
  }

  /** Trials so far. */
  int trials() {
    return trials.size();
  }

  void catchUp(List<LedgerEvent> events) {
    for (LedgerEvent event : events.subList(seen, events.size())) {
      if (event instanceof Added added) {
        trials.add(added.trial());
        // The engine knows of what it was asked for here.
        if (!asked.remove(added.trial().genotype())) {
          engine.restore(added.trial().genotype());
        }
      } else if (event instanceof Finished finished) {
        Trial trial = trials.get(finished.trial());
        engine.tell(trial.genotype(), reward(trial, finished.result()));
      }
    }
    seen = events.size();
  }

  Optional<Genotype> ask() {
    Optional<Genotype> network = engine.ask();
    network.ifPresent(asked::add);
    return network;
  }

  private OptionalDouble reward(Trial trial, Result result) {
    if (result.evaluation() instanceof Measured measured) {
      Costs costs = new Costs(trial.params(), trial.macs(), measured.latencyMs());
      return OptionalDouble.of(objective.of(measured.accuracy(), costs));
    }
    return OptionalDouble.empty();
  }
}
