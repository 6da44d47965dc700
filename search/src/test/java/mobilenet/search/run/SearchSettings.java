package mobilenet.search.run;

import java.util.List;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.landscape.Landscape;
import mobilenet.search.landscape.LandscapeEvaluator;
import mobilenet.search.landscape.Landscapes;
import mobilenet.search.ledger.Environment;

/** A search over a landscape, as several tests and their processes run it. */
final class SearchSettings {
  static final Landscape LANDSCAPE = Landscapes.sized(17);
  static final Evaluator EVALUATOR = new LandscapeEvaluator(LANDSCAPE, 0.003);
  static final Environment ENVIRONMENT = new Environment("cpu", "17", "0000000");

  private SearchSettings() {}

  static SearchPlan plan(int trials) {
    return plan(trials, List.of(8L));
  }

  static SearchPlan plan(int networks, List<Long> seeds) {
    return new SearchPlan(
        LANDSCAPE.space(), LANDSCAPE.objective(), networks, seeds, "landscape", ENVIRONMENT);
  }

  static Engine engine() {
    return new RegularisedEvolution(LANDSCAPE.space(), 21, new EvolutionSettings(10, 5, 1));
  }
}
