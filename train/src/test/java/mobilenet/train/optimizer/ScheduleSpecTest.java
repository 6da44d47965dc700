package mobilenet.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mobilenet.train.optimizer.ScheduleSpec.Constant;
import mobilenet.train.optimizer.ScheduleSpec.Cosine;
import mobilenet.train.optimizer.ScheduleSpec.Exponential;
import mobilenet.train.optimizer.ScheduleSpec.Step;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleSpecTest {
  private static final Offset<Double> EXACT = within(1e-15);

  /** Worked out by hand from the formula, with W = 5, N = 105 and a peak of 0.004. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, .0008", "5, .004", "30, .0034142", "55, .002", "80, .0005858", "105, 0"})
  void cosineIsGolden(double epoch, double rate) {
    Cosine cosine = new Cosine(0.004, 0, 105, WarmUp.of(5), DecayOrigin.AFTER_WARM_UP);
    assertThat(cosine.rate(epoch)).isEqualTo(rate, within(5e-8));
  }

  @Test
  void cosineStaysAtItsEnd() {
    Cosine cosine = new Cosine(0.01, 0.001, 500, WarmUp.of(20), DecayOrigin.AFTER_WARM_UP);
    assertThat(cosine.rate(500)).isEqualTo(1e-5, EXACT);
    assertThat(cosine.rate(700)).isEqualTo(1e-5, EXACT);
  }

  @Test
  void cosineOfTensorFlowStartsBelowTheWarmUp() {
    Cosine cosine = new Cosine(1, 0, 100, new WarmUp(25, 0.1), DecayOrigin.FIRST_EPOCH);
    double atEnd = 0.5 * (1 + Math.sqrt(0.5));
    assertThat(cosine.rate(0)).isEqualTo(0.1);
    assertThat(cosine.rate(12.5)).isEqualTo((0.1 + atEnd) / 2, EXACT);
    assertThat(cosine.rate(25)).isEqualTo(atEnd, EXACT);
    assertThat(cosine.rate(50)).isEqualTo(0.5, EXACT);
    assertThat(cosine.rate(100)).isEqualTo(0, EXACT);
  }

  /** timm's MobileNetV3-Large: 0.973 every 2.4 epochs after a warm-up of 3 from 1e-6. */
  @Test
  void stepsByFractionsOfEpochs() {
    Step step = new Step(0.064, 0.973, 2.4, new WarmUp(3, 1e-6), DecayOrigin.AFTER_WARM_UP);
    assertThat(step.rate(0)).isEqualTo(1e-6);
    assertThat(step.rate(1.5)).isEqualTo((0.064 + 1e-6) / 2, EXACT);
    assertThat(step.rate(3)).isEqualTo(0.064);
    assertThat(step.rate(5.39)).isEqualTo(0.064);
    assertThat(step.rate(5.4)).isEqualTo(0.064 * 0.973, EXACT);
    assertThat(step.rate(3 + 2.4 * 100)).isEqualTo(0.064 * Math.pow(0.973, 100), EXACT);
  }

  @Test
  void edgesOfStairsDoNotDependOnRounding() {
    Step step = new Step(1, 0.5, 0.1, WarmUp.NONE, DecayOrigin.AFTER_WARM_UP);
    for (int stair = 0; stair < 1000; stair++) {
      assertThat(step.rate(stair * 0.1)).as("stair %d", stair).isEqualTo(Math.pow(0.5, stair));
      assertThat(step.rate(stair / 10.0)).as("stair %d", stair).isEqualTo(Math.pow(0.5, stair));
    }
  }

  /** TensorFlow's MobileNetV3-Small: 312 steps an epoch, 0.99 every 936, warm-up of 1560. */
  @Test
  void stepOfTensorFlowCountsFromTheFirstEpoch() {
    Step step = new Step(0.01, 0.99, 3, new WarmUp(5, 0.001), DecayOrigin.FIRST_EPOCH);
    assertThat(step.rate(5)).isEqualTo(0.01 * 0.99, EXACT);
    assertThat(step.rate(2.5)).isEqualTo((0.001 + 0.01 * 0.99) / 2, EXACT);
    assertThat(step.rate(6)).isEqualTo(0.01 * 0.99 * 0.99, EXACT);
  }

  @Test
  void exponentialIsSmooth() {
    Exponential exponential =
        new Exponential(0.1, 0.25, 2, WarmUp.of(1), DecayOrigin.AFTER_WARM_UP);
    assertThat(exponential.rate(2)).isEqualTo(0.05, EXACT);
    assertThat(exponential.rate(3)).isEqualTo(0.025, EXACT);
  }

  @Test
  void constantIsConstant() {
    Constant constant = new Constant(0.1, new WarmUp(2, 0.02));
    assertThat(List.of(constant.rate(0), constant.rate(1), constant.rate(2), constant.rate(99)))
        .containsExactly(0.02, 0.06, 0.1, 0.1);
  }

  static Stream<ScheduleSpec> all() {
    return Stream.of(WarmUp.NONE, WarmUp.of(4), new WarmUp(2.5, 0.01))
        .flatMap(
            warmUp ->
                Stream.concat(
                    Stream.of(new Constant(0.3, warmUp)),
                    Stream.of(DecayOrigin.values())
                        .flatMap(
                            origin ->
                                Stream.of(
                                    new Cosine(0.3, 0.01, 20, warmUp, origin),
                                    new Step(0.3, 0.9, 2.4, warmUp, origin),
                                    new Exponential(0.3, 0.9, 2.4, warmUp, origin)))));
  }

  /** Rises through the warm-up, never after it, stays in range, without a jump at its end. */
  @ParameterizedTest
  @MethodSource("all")
  void risesThenFalls(ScheduleSpec schedule) {
    double before = -1;
    for (int i = 0; i <= 30_000; i++) {
      double epoch = i / 1000.0;
      double rate = schedule.rate(epoch);
      assertThat(rate).isBetween(0.0, schedule.peak());
      if (epoch < schedule.warmUp().epochs()) {
        assertThat(rate).as("epoch %s", epoch).isGreaterThan(before);
      } else if (epoch > schedule.warmUp().epochs()) {
        assertThat(rate).as("epoch %s", epoch).isLessThanOrEqualTo(before);
      } else if (i > 0) {
        assertThat(rate).isEqualTo(before, within(0.3 / 1000));
      }
      before = rate;
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void stretchesAndScalesWithoutChangingItsShape(ScheduleSpec schedule) {
    SplittableRandom random = new SplittableRandom(17);
    ScheduleSpec other = schedule.stretched(20, 7).withPeak(0.6);
    for (int i = 0; i < 1000; i++) {
      double x = random.nextDouble(1.5);
      assertThat(other.rate(x * 7))
          .as("at %s of the run, seed 17", x)
          .isEqualTo(2 * schedule.rate(x * 20), within(1e-12));
    }
    assertThat(schedule.stretched(20, 7).stretched(7, 20).rate(20))
        .isEqualTo(schedule.rate(20), within(1e-12));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    DecayOrigin origin = DecayOrigin.AFTER_WARM_UP;
    assertThatThrownBy(() -> new Constant(0, WarmUp.NONE))
        .hasMessage("peak of the learning rate must be above 0, given 0.0");
    assertThatThrownBy(() -> new Constant(0.1, new WarmUp(1, 0.2)))
        .hasMessage(
            "start of the warm-up must be at most the peak 0.1 of the learning rate, given 0.2");
    assertThatThrownBy(() -> new WarmUp(-1, 0)).hasMessageContaining("0 or more, given -1.0");
    assertThatThrownBy(() -> new WarmUp(1, Double.NaN)).hasMessageContaining("given NaN");
    assertThatThrownBy(() -> new Cosine(1, 1.5, 10, WarmUp.NONE, origin))
        .hasMessage("end fraction must be 0 to 1, given 1.5");
    assertThatThrownBy(() -> new Cosine(1, 0, 5, WarmUp.of(5), origin))
        .hasMessage("epochs of a cosine must be more than those of its warm-up (5.0), given 5.0");
    assertThatThrownBy(() -> new Step(1, 1.1, 1, WarmUp.NONE, origin))
        .hasMessageContaining("above 0 up to 1, given 1.1");
    assertThatThrownBy(() -> new Exponential(1, 0.9, 0, WarmUp.NONE, origin))
        .hasMessageContaining("must be above 0, given 0.0");
    Constant constant = new Constant(1, WarmUp.NONE);
    assertThatThrownBy(() -> constant.rate(-0.5)).hasMessage("epoch must be 0 or more, given -0.5");
  }
}
