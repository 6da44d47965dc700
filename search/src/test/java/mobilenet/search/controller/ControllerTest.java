package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonWriter;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerTest {
  private static ControllerSettings settings() {
    return ControllerSettings.of(400, 3).withSamples(2).withEntropyBonus(0.001);
  }

  /** A reward of its own for every network. */
  private static double reward(Genotype network) {
    return 0.5 + network.hashCode() % 1000 / 4000.0;
  }

  private static ControllerUpdate step(Controller controller) {
    List<Rewarded> rewarded = new ArrayList<>();
    for (Genotype network : controller.sample()) {
      rewarded.add(new Rewarded(network, reward(network)));
    }
    return controller.update(rewarded);
  }

  private static ControllerState run(Controller controller) {
    while (!controller.isDone()) {
      step(controller);
    }
    return controller.state();
  }

  private static ControllerState reread(ControllerState state) throws IOException {
    String text = JsonWriter.compact(state.toJson());
    return ControllerState.of(JsonFields.root(Json.parse(text, "state.json"), "state.json"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 57, 100, 399})
  void resumesToTheSameBits(long pause) throws IOException {
    SearchSpace space = Spaces.crooked();
    Controller interrupted = new Controller(space, settings());
    while (interrupted.step() < pause) {
      step(interrupted);
    }
    ControllerState saved = reread(interrupted.state());
    assertThat(saved).isEqualTo(interrupted.state());
    Controller resumed = new Controller(space, settings(), saved);
    assertThat(resumed.sample()).isEqualTo(interrupted.sample());
    assertThat(run(resumed)).isEqualTo(run(new Controller(space, settings())));
  }

  @Test
  void samplingChangesNothing() throws JsonException {
    Controller controller = new Controller(Spaces.crooked(), settings());
    step(controller);
    ControllerState before = controller.state();
    assertThat(controller.sample()).isEqualTo(controller.sample()).hasSize(2);
    controller.warmedUp(controller.sample().get(0), 0);
    controller.top(3);
    assertThat(controller.state()).isEqualTo(before);
  }

  @Test
  void coinsOfTheWarmUpDoNotChangeWhatIsDrawn() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Controller with = new Controller(space, settings());
    Controller without = new Controller(space, settings().withWarmUp(WarmUpSchedule.NONE));
    Genotype drawn = with.sample().get(0);
    assertThat(without.sample().get(0)).isEqualTo(drawn);
    assertThat(without.warmedUp(drawn, 0).network()).isEqualTo(drawn);
    assertThat(without.warmedUp(drawn, 0).mixed()).isEmpty();
    assertThat(with.warmedUp(drawn, 0).mixed()).isNotEmpty();
  }

  @Test
  void logitsRestDuringTheDelayWhileTheBaselineLearns() throws JsonException {
    Controller controller = new Controller(Spaces.crooked(), settings());
    ControllerState first = controller.state();
    for (int i = 0; i < 100; i++) {
      assertThat(step(controller).rate()).isZero();
    }
    assertThat(controller.state().logits()).isEqualTo(first.logits());
    assertThat(controller.state().baseline().value()).isCloseTo(0.5, within(0.3));
    assertThat(step(controller).rate()).isPositive();
    assertThat(controller.state().logits()).isNotEqualTo(first.logits());
  }

  @Test
  void theBaselineKnowsTheRewardThatIsComparedWithIt() {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    Controller controller = new Controller(tiny, ControllerSettings.of(10, 1));
    ControllerUpdate first =
        controller.update(List.of(new Rewarded(controller.sample().get(0), 0.5)));
    assertThat(first.baseline()).isCloseTo(0.5, within(1e-12));
    // So the first advantage is 0, and with it every gradient.
    controller.state().squares().forEach(row -> assertThat(row).allMatch(v -> v < 1e-30));
    ControllerUpdate second =
        controller.update(List.of(new Rewarded(controller.sample().get(0), 0.6)));
    assertThat(second.baseline()).isCloseTo(0.55128205, within(1e-8));
    assertThat(second.entropy()).isCloseTo(5 * Math.log(3), within(1e-12));
  }

  @Test
  void anEntropyBonusKeepsTheDistributionWider() throws JsonException {
    SearchSpace space = Spaces.crooked();
    ControllerSettings plain = ControllerSettings.of(2000, 3);
    double[] entropies = new double[2];
    for (int i = 0; i < 2; i++) {
      Controller controller = new Controller(space, plain.withEntropyBonus(i));
      run(controller);
      entropies[i] = controller.policy().entropy(controller.sample().get(0));
    }
    assertThat(entropies[0]).as("seed 3").isLessThan(0.5);
    assertThat(entropies[1]).as("seed 3").isGreaterThan(4);
  }

  @Test
  void whatIsDrawnMostOftenLeads() {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    Controller controller =
        new Controller(tiny, ControllerSettings.of(1500, 1).withWarmUp(WarmUpSchedule.NONE));
    while (!controller.isDone()) {
      Genotype network = controller.sample().get(0);
      controller.update(
          List.of(new Rewarded(network, network.genes().stream().mapToInt(g -> g).sum() / 10.0)));
    }
    Genotype best = Genotype.parse("2.2.2.2.2");
    assertThat(controller.policy().mostProbable()).as("seed 1").isEqualTo(best);
    List<Policy.Share> top = controller.top(3);
    assertThat(top.get(0).network()).isEqualTo(best);
    assertThat(top.get(0).share()).isGreaterThan(0.9);
  }

  @Test
  void onlyTheNetworksDrawnAreLearntFrom() throws JsonException {
    SearchSpace space = Spaces.crooked();
    Controller controller = new Controller(space, ControllerSettings.of(400, 3));
    while (space.canonical(controller.sample().get(0)).equals(controller.sample().get(0))) {
      step(controller);
    }
    ControllerState before = controller.state();
    Genotype drawn = controller.sample().get(0);
    for (Genotype other :
        List.of(space.canonical(drawn), controller.warmedUp(drawn, 0).network())) {
      assertThat(other).as("seed 3").isNotEqualTo(drawn);
      assertThatThrownBy(() -> controller.update(List.of(new Rewarded(other, 1))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected the reward of " + drawn + ", which is network 0")
          .hasMessageContaining("given that of " + other + "; pass the networks as sample()");
    }
    assertThat(controller.state()).isEqualTo(before);
  }

  @Test
  void mistakes() throws JsonException {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    Controller controller = new Controller(tiny, ControllerSettings.of(1, 1));
    Genotype network = controller.sample().get(0);
    assertThatThrownBy(() -> controller.update(List.of()))
        .hasMessage("expected the rewards of 1 networks, given 0");
    assertThatThrownBy(() -> new Rewarded(network, Double.NaN)).hasMessageContaining("finite");
    controller.update(List.of(new Rewarded(network, 1)));
    assertThatThrownBy(() -> controller.update(List.of(new Rewarded(network, 1))))
        .hasMessage("all 1 steps are done");
    ControllerState state = controller.state();
    SearchSpace crooked = Spaces.crooked();
    assertThatThrownBy(() -> new Controller(crooked, ControllerSettings.of(1, 1), state))
        .hasMessageContaining("the state is of another space");
    Controller longer = new Controller(tiny, ControllerSettings.of(5, 1));
    step(longer);
    step(longer);
    assertThatThrownBy(() -> new Controller(tiny, ControllerSettings.of(1, 1), longer.state()))
        .hasMessageContaining("the state is of other settings: they were {\"steps\":5,")
        .hasMessageContaining(", here {\"steps\":1,");
    // Of the same size, and yet another space.
    SearchSpace larger = tiny.suited(1, 56, 10);
    assertThat(larger.decisions()).hasSameSizeAs(tiny.decisions());
    assertThatThrownBy(() -> new Controller(larger, ControllerSettings.of(1, 1), state))
        .hasMessageContaining("the state is of another space: it was of " + tiny.hash());
  }
}
