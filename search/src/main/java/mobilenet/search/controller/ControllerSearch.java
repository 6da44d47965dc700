package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * A whole search by a controller where accuracies are cheap: on a landscape, or on a table of
 * trained networks.
 *
 * <p>A controller is no {@code Engine}. An engine never proposes a network twice, which is right
 * where a proposal costs a training; a controller learns by drawing good networks again and again,
 * thousands of times, and what it finds is not the best network that it drew but the one that it
 * settled on. Nor is it rebuilt by repeating a ledger: its logits are saved as they are.
 */
public final class ControllerSearch {
  private final SearchSpace space;
  private final Objective objective;
  private final Oracle oracle;

  /** A search asks about a few networks thousands of times. */
  private final Map<Genotype, Genotype> canonical = new HashMap<>();

  /**
   * A search.
   *
   * @param objective reward of accuracy and costs
   */
  public ControllerSearch(SearchSpace space, Objective objective, Oracle oracle) {
    this.space = space;
    this.objective = objective;
    this.oracle = oracle;
  }

  /**
   * Runs from the first step to the last.
   *
   * @param rows gets every step
   * @return the controller as it is at the end
   */
  public Controller run(ControllerSettings settings, Consumer<ControllerRow> rows) {
    Controller controller = new Controller(space, settings);
    while (!controller.isDone()) {
      rows.accept(step(controller));
    }
    return controller;
  }

  /** One step of a controller of this space, so that a search may pause and go on. */
  public ControllerRow step(Controller controller) {
    List<Rewarded> rewarded = new ArrayList<>();
    double accuracies = 0;
    double ratios = 0;
    long question = controller.step() * controller.settings().samples();
    for (Genotype network : controller.sample()) {
      Oracle.Answer answer = oracle.ask(canonical(network), question + rewarded.size());
      rewarded.add(new Rewarded(network, objective.of(answer.accuracy(), answer.costs())));
      accuracies += answer.accuracy();
      ratios += answer.costs().get(objective.measure()).orElse(0) / objective.target();
    }
    ControllerUpdate update = controller.update(rewarded);
    return new ControllerRow(
        update,
        accuracies / rewarded.size(),
        objective.hasTarget()
            ? OptionalDouble.of(ratios / rewarded.size())
            : OptionalDouble.empty(),
        controller.policy().probabilities());
  }

  private Genotype canonical(Genotype network) {
    return canonical.computeIfAbsent(network, space::canonical);
  }
}
