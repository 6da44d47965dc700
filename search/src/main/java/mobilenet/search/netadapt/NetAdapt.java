package mobilenet.search.netadapt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;

/**
 * Makes a network cheaper until it costs no more than a target. Each step proposes networks that
 * have one group of channels narrower, by just as much as the step demands, trains each for a
 * moment, and goes on from the best.
 *
 * <p>The original form is arXiv 1804.03230, Algorithm 1; V3's is arXiv 1905.02244, section 4.2.
 */
public final class NetAdapt {
  private final WidthSpace space;
  private final AdaptSettings settings;
  private final double target;
  private final Tuner tuner;
  private final AdaptLog log;
  private final AdaptListener listener;

  /**
   * A loop that has not begun, or goes on from its log.
   *
   * @param target cost to come down to
   */
  public NetAdapt(
      WidthSpace space,
      AdaptSettings settings,
      double target,
      Tuner tuner,
      AdaptLog log,
      AdaptListener listener) {
    this.space = space;
    this.settings = settings;
    this.target = target;
    this.tuner = tuner;
    this.log = log;
    this.listener = listener;
  }

  /**
   * Adapts to the end.
   *
   * @return the networks on the way, from the first to the one that meets the target
   * @throws UnreachableTargetException before anything is trained, where that is certain; or when
   *     no group can be narrowed by as much as the next step demands
   * @throws AdaptException if no network of a step could be trained
   * @throws IOException if the log cannot be written, or is of another loop
   */
  public List<AdaptedNetwork> run() throws IOException, InterruptedException {
    Reachability.check(space, settings, target);
    List<AdaptedNetwork> path = new ArrayList<>(List.of(first()));
    AdaptedNetwork current = path.get(0);
    while (current.cost() > target) {
      AdaptedNetwork next = step(path.size(), current, path.get(0).cost());
      if (!(next.cost() < current.cost())) {
        throw new IllegalStateException(
            "step " + next.step() + " does not lower the cost of " + current.cost());
      }
      current = next;
      path.add(current);
    }
    return List.copyOf(path);
  }

  private AdaptedNetwork first() throws IOException, InterruptedException {
    Widths widest = space.widest();
    Proposal seed = new Proposal("", widest, space.hash(widest), space.cost(widest).orElseThrow());
    Optional<Evaluation> before = log.evaluation(0, seed.hash());
    Evaluation evaluation = before.isPresent() ? before.get() : tuner.measure(widest);
    if (before.isEmpty()) {
      log.trained(0, seed, evaluation);
    }
    if (evaluation instanceof Measured measured) {
      return AdaptedNetwork.of(0, seed, measured);
    }
    throw new AdaptException(
        "the network to begin with could not be measured: " + ((Failed) evaluation).reason());
  }

  private AdaptedNetwork step(int step, AdaptedNetwork current, double first)
      throws IOException, InterruptedException {
    double most = current.cost() - settings.schedule().part(step) * first;
    List<Proposal> proposals =
        new Proposals(space, settings.quantum()).from(current.widths(), most);
    if (proposals.isEmpty()) {
      throw new UnreachableTargetException(
          "step "
              + step
              + " finds no group of channels that can be narrowed by as much as it demands, and the"
              + " network costs "
              + Reachability.text(current.cost())
              + ", above the target of "
              + Reachability.text(target)
              + "; take smaller steps, or widths in smaller steps");
    }
    List<Proposal> left =
        proposals.stream().filter(p -> log.evaluation(step, p.hash()).isEmpty()).toList();
    listener.began(current, proposals.size(), proposals.size() - left.size());
    tuner.tuneAll(
        step,
        current.widths(),
        left.stream().map(Proposal::widths).toList(),
        (index, evaluation) -> {
          log.trained(step, left.get(index), evaluation);
          listener.tuned(step, left.get(index), evaluation);
        });
    List<AdaptedNetwork> tuned = new ArrayList<>();
    String failure = "";
    for (Proposal proposal : proposals) {
      Evaluation evaluation = log.evaluation(step, proposal.hash()).orElseThrow();
      if (evaluation instanceof Measured measured) {
        tuned.add(AdaptedNetwork.of(step, proposal, measured));
      } else {
        failure = ((Failed) evaluation).reason();
      }
    }
    Optional<AdaptedNetwork> best = settings.rule().best(current, tuned, settings.tolerance());
    if (best.isEmpty()) {
      throw new AdaptException(
          "none of the "
              + proposals.size()
              + " networks of step "
              + step
              + " could be trained: "
              + failure);
    }
    choose(best.get());
    return best.get();
  }

  private void choose(AdaptedNetwork network) throws IOException, InterruptedException {
    Optional<String> before = log.choice(network.step());
    if (before.isEmpty()) {
      log.chose(network, listener.chose(network));
      tuner.chosen(network.widths());
    } else if (!before.get().equals(network.hash())) {
      throw new AdaptException(
          "step "
              + network.step()
              + " chose another network before it was interrupted; has the log been changed?");
    }
  }
}
