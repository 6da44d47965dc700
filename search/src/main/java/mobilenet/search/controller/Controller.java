package mobilenet.search.controller;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.json.JsonWriter;
import mobilenet.search.controller.Policy.Share;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * TuNAS's controller (arXiv 2008.06120): REINFORCE on one vector of logits for each decision, all 0
 * at first.
 *
 * <pre>{@code
 * Controller controller = new Controller(space, ControllerSettings.of(6000, 1));
 * while (!controller.isDone()) {
 *   List<Rewarded> rewarded = new ArrayList<>();
 *   for (Genotype network : controller.sample()) {
 *     // train a batch with it, then its accuracy on another batch, then the reward of both
 *     rewarded.add(new Rewarded(network, reward));
 *   }
 *   controller.update(rewarded);
 * }
 * Genotype best = controller.policy().mostProbable();
 * }</pre>
 *
 * <p>A step's mean reward goes into the {@link Baseline} first; then every network pushes the
 * logits towards or away from itself by its reward less the baseline, through {@link Adam}. What is
 * drawn depends on settings and {@link #state} alone. Not for several threads.
 */
public final class Controller {
  private static final int RESULT_DRAWS = 1000;

  private final SearchSpace space;
  private final ControllerSettings settings;
  private final Factors factors;
  private final WarmUp warmUp;
  private final Logits logits;
  private final Logits squares;
  private Baseline baseline;
  private long step;

  /**
   * A controller that has learnt nothing.
   *
   * @throws IllegalArgumentException if shared choices of the space exclude each other in a row
   */
  public Controller(SearchSpace space, ControllerSettings settings) {
    this(space, settings, untaught(space, settings));
  }

  /**
   * Goes on from a state, to the same bits as if it had never stopped.
   *
   * @throws IllegalArgumentException if the state is of another space or of other settings
   */
  public Controller(SearchSpace space, ControllerSettings settings, ControllerState state) {
    requireSame(space, settings, state);
    List<Integer> sizes = untaught(space, settings).sizes();
    if (!state.sizes().equals(sizes)) {
      throw new IllegalArgumentException(
          "the state is damaged: the decisions of "
              + space.name()
              + " have "
              + sizes
              + " options, those of the state "
              + state.sizes());
    }
    if (state.step() > settings.steps()) {
      throw new IllegalArgumentException(
          "the state has done "
              + state.step()
              + " steps, more than the "
              + settings.steps()
              + " of the settings; use the settings that it was made with");
    }
    this.space = space;
    this.settings = settings;
    this.factors = new Factors(space);
    this.warmUp = new WarmUp(space);
    this.logits = Logits.of(state.logits());
    this.squares = Logits.of(state.squares());
    this.baseline = state.baseline();
    this.step = state.step();
  }

  private static void requireSame(
      SearchSpace space, ControllerSettings settings, ControllerState state) {
    if (!state.space().equals(space.hash())) {
      throw new IllegalArgumentException(
          "the state is of another space: it was of "
              + state.space()
              + ", and "
              + space.name()
              + " is "
              + space.hash());
    }
    String here = JsonWriter.compact(settings.toJson());
    String there = JsonWriter.compact(state.settings());
    if (!there.equals(here)) {
      throw new IllegalArgumentException(
          "the state is of other settings: they were " + there + ", here " + here);
    }
  }

  private static ControllerState untaught(SearchSpace space, ControllerSettings settings) {
    List<List<Double>> zeros = Logits.zeros(space.decisions()).toLists();
    return new ControllerState(space.hash(), settings.toJson(), 0, zeros, zeros, Baseline.NONE);
  }

  /** Its settings. */
  public ControllerSettings settings() {
    return settings;
  }

  /** All that it has learnt so far. */
  public ControllerState state() {
    return new ControllerState(
        space.hash(), settings.toJson(), step, logits.toLists(), squares.toLists(), baseline);
  }

  /** The distribution as it is now. */
  public Policy policy() {
    return new Policy(space, factors, logits);
  }

  /** Steps done. */
  public long step() {
    return step;
  }

  /** Whether all steps are done. */
  public boolean isDone() {
    return step == settings.steps();
  }

  /** The networks of this step; the same ones however often it is asked. Not canonical. */
  public List<Genotype> sample() {
    return sample(policy());
  }

  private List<Genotype> sample(Policy policy) {
    return IntStream.range(0, settings.samples())
        .mapToObj(s -> policy.sample(RandomStream.ARCHITECTURES.at(settings.seed(), step, s)))
        .toList();
  }

  /**
   * What to train in place of a network of this step while the shared weights warm up. Its reward
   * counts for the network that was drawn; the controller does not learn yet.
   *
   * @param drawn one of {@link #sample}
   * @param sample its place there
   */
  public WarmedUp warmedUp(Genotype drawn, int sample) {
    return warmUp.of(
        drawn,
        settings.warmUp().probability(step, settings.steps()),
        RandomStream.WARM_UP.at(settings.seed(), step, sample));
  }

  /**
   * Learns from this step's networks, and ends the step.
   *
   * @param rewarded one for each of {@link #sample}, in that order
   * @throws IllegalArgumentException if they are of other networks, as the gradient of a network
   *     that was not drawn is wrong
   * @throws IllegalStateException if all steps are done
   */
  public ControllerUpdate update(List<Rewarded> rewarded) {
    if (isDone()) {
      throw new IllegalStateException("all " + settings.steps() + " steps are done");
    }
    if (rewarded.size() != settings.samples()) {
      throw new IllegalArgumentException(
          "expected the rewards of " + settings.samples() + " networks, given " + rewarded.size());
    }
    Policy policy = policy();
    requireDrawn(sample(policy), rewarded);
    double reward = mean(rewarded.stream().map(Rewarded::reward).toList());
    double entropy = mean(rewarded.stream().map(r -> policy.entropy(r.network())).toList());
    baseline = baseline.with(reward);
    List<Logits> gradients = rewarded.stream().map(one -> gradient(policy, one)).toList();
    double rate = settings.rateAt(step);
    Adam.step(logits, squares, gradients, step + 1, rate);
    return new ControllerUpdate(step++, rate, reward, baseline.value(), entropy);
  }

  private void requireDrawn(List<Genotype> drawn, List<Rewarded> rewarded) {
    for (int s = 0; s < drawn.size(); s++) {
      Genotype given = rewarded.get(s).network();
      if (!given.equals(drawn.get(s))) {
        throw new IllegalArgumentException(
            "expected the reward of "
                + drawn.get(s)
                + ", which is network "
                + s
                + " drawn in step "
                + step
                + ", given that of "
                + given
                + "; pass the networks as sample() gives them, neither in canonical form nor as"
                + " warmedUp() changes them");
      }
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().reduce(0.0, Double::sum) / values.size();
  }

  /** Of the loss, −advantage · log-probability − bonus · entropy. */
  private Logits gradient(Policy policy, Rewarded one) {
    double advantage = one.reward() - baseline.value();
    Logits gradient = policy.logProbabilityGradient(one.network());
    gradient.update((d, o, slope) -> -advantage * slope);
    if (settings.entropyBonus() > 0) {
      Logits ofEntropy = policy.entropyGradient(one.network());
      gradient.update((d, o, slope) -> slope - settings.entropyBonus() * ofEntropy.get(d, o));
    }
    return gradient;
  }

  /**
   * The networks that are drawn most often now, in 1,000 draws.
   *
   * @param most number of them; fewer if fewer are drawn
   */
  public List<Share> top(int most) {
    return policy()
        .top(
            most,
            RESULT_DRAWS,
            draw -> RandomStream.ARCHITECTURES.at(settings.seed(), -1 - step, draw));
  }
}
