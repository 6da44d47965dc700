package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import org.junit.jupiter.api.Test;

class QuantisationTest {
  private static final BoundGraph NETWORK = TinyNetworks.of(Activation.RELU, true);
  private static final Images IMAGES = new NoiseImages(8, 16, 3);
  private static final QuantisationOptions PLAIN =
      QuantisationOptions.DEFAULT.withEqualisation(EqualisationChoice.NEVER);

  private static Quantisation of(QuantisationOptions options) {
    return Quantisation.of(NETWORK, List.of(), IMAGES, options);
  }

  @Test
  void everyLayerIsIntegerAndTheLogitsAreNotRounded() {
    QuantisationPlan plan = of(PLAIN).plan();
    assertThat(plan.layers().keySet()).containsExactly(1, 2, 4);
    assertThat(plan.scales()).allMatch(Optional::isPresent);
    assertThat(plan.rounding(3)).isPresent();
    assertThat(plan.rounding(4)).isEmpty();
  }

  @Test
  void mapsBetweenFloatLayersStayFloat() {
    Quantisation quantisation = of(PLAIN.withFloats(List.of("first", "second")));
    assertThat(quantisation.floats()).containsExactly("first", "second");
    QuantisationPlan plan = quantisation.plan();
    assertThat(plan.layers().keySet()).containsExactly(4);
    assertThat(plan.scales().get(0)).isEmpty();
    assertThat(plan.scales().get(1)).isEmpty();
    // The mean is computed of integers.
    assertThat(plan.scales().get(2)).isPresent();
    assertThat(quantisation.errors().get(0).sqnr()).isInfinite();
  }

  @Test
  void noisyLayersStayFloatIfAsked() {
    Quantisation all = of(PLAIN);
    LayerError worst =
        all.errors().stream()
            .filter(LayerError::integer)
            .min((a, b) -> Double.compare(a.ownSqnr(), b.ownSqnr()))
            .orElseThrow();
    Quantisation some = of(PLAIN.withLeastSqnr(worst.ownSqnr() + 1e-6));
    assertThat(some.floats()).containsExactly(worst.layer());
    assertThat(all.floats()).isEmpty();
    assertThat(all.worst(3))
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Double.compare(a.ownSqnr(), b.ownSqnr()));
  }

  /** Channels whose sizes differ by 2⁷ share one scale, unless they are equalised. */
  @Test
  void equalisationIsTakenWhereItHelps() {
    Quantisation never = of(PLAIN);
    Quantisation always = of(PLAIN.withEqualisation(EqualisationChoice.ALWAYS));
    Quantisation auto = of(PLAIN.withEqualisation(EqualisationChoice.AUTO));
    assertThat(auto.answerSqnr()).isEqualTo(Math.max(never.answerSqnr(), always.answerSqnr()));
    assertThat(auto.equalised()).isEqualTo(always.answerSqnr() > never.answerSqnr());
    assertThat(always.equalised()).isTrue();
  }

  /** An image's answers are within the error that is reported, and 8 bits are worth 20 dB here. */
  @Test
  void theSimulationIsNearFloats() {
    Quantisation quantisation = of(QuantisationOptions.DEFAULT);
    Simulation simulation = new Simulation(quantisation.plan(), 16, 16);
    SignalToNoise sum = new SignalToNoise();
    for (int i = 0; i < IMAGES.count(); i++) {
      sum.add(simulation.floatAnswer(IMAGES.get(i)), simulation.answer(IMAGES.get(i)));
    }
    assertThat(sum.decibels()).isEqualTo(quantisation.answerSqnr());
    assertThat(sum.decibels()).isBetween(20.0, 70.0);
  }

  /** Hard-sigmoid is 1 from 3 on: what a gate reads is clipped there, and loses nothing by it. */
  @Test
  void whatNoReaderTellsApartIsNoError() {
    BoundGraph gated =
        new TinyNetworks()
            .convolution("gate", 3, 8, 1, Activation.IDENTITY)
            .add("act", new Op.Activate(Activation.HARD_SIGMOID))
            .add("pool", new Op.GlobalAveragePool())
            .build();
    Quantisation quantisation = Quantisation.of(gated, List.of(), IMAGES, PLAIN);
    assertThat(Calibration.run(gated, IMAGES).range(1).high()).isGreaterThan(20);
    assertThat(quantisation.plan().scales().get(1).orElseThrow().scale())
        .isEqualTo(Int8Scale.of(new Range(-3, 3)).scale());
    assertThat(quantisation.errors().get(0).ownSqnr()).isGreaterThan(30);
  }

  @Test
  void unknownNames() {
    assertThatThrownBy(() -> of(PLAIN.withFloats(List.of("third"))))
        .hasMessageStartingWith("the network has no layer \"third\"");
    assertThatThrownBy(() -> Quantisation.of(NETWORK, List.of("stem"), IMAGES, PLAIN))
        .hasMessageContaining("\"stem\"");
  }

  @Test
  void integerWeightsNeedAnIntegerMap() {
    QuantisationPlan plan = of(PLAIN).plan();
    List<Optional<Int8Scale>> none =
        plan.scales().stream().map(s -> Optional.<Int8Scale>empty()).toList();
    assertThatThrownBy(
            () -> new QuantisationPlan(plan.network(), none, plan.layers(), Answers.SUMS))
        .hasMessage("first has integer weights and reads floats");
    assertThatThrownBy(
            () -> new QuantisationPlan(plan.network(), List.of(), plan.layers(), Answers.SUMS))
        .hasMessage("expected 5 scales, one a node, given 0");
  }
}
