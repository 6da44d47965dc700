package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceRuleTest {
  private static final AdaptedNetwork BEFORE = network("before", 10, 0.80);
  private static final AdaptedNetwork LITTLE = network("little", 9.5, 0.795);
  private static final AdaptedNetwork MUCH = network("much", 8, 0.785);

  private static AdaptedNetwork network(String group, double cost, double accuracy) {
    return new AdaptedNetwork(1, group, new Widths(Map.of("a", 16)), group, cost, accuracy);
  }

  private static AdaptedNetwork best(ChoiceRule rule, double tolerance, AdaptedNetwork... tuned) {
    return rule.best(BEFORE, List.of(tuned), tolerance).orElseThrow();
  }

  @Test
  void theOriginalTakesTheMostAccurateAndV3TheLeastLossForWhatIsSaved() {
    assertThat(best(ChoiceRule.HIGHEST_ACCURACY, 0, MUCH, LITTLE)).isEqualTo(LITTLE);
    // −0.010 a unit of cost against −0.0075.
    assertThat(best(ChoiceRule.BEST_SLOPE, 0, LITTLE, MUCH)).isEqualTo(MUCH);
  }

  @Test
  void ofEqualsTheCheaperThenTheFirst() {
    AdaptedNetwork cheaper = network("cheaper", 9, 0.795);
    AdaptedNetwork twin = network("twin", 9, 0.795);
    assertThat(best(ChoiceRule.HIGHEST_ACCURACY, 0, LITTLE, cheaper, twin)).isEqualTo(cheaper);
    assertThat(best(ChoiceRule.HIGHEST_ACCURACY, 0, twin, cheaper)).isEqualTo(twin);
  }

  /** As written, a gain divided by little is more than the same gain divided by much. */
  @Test
  void gainsPreferTheSmallerSavingUnlessTheyAreNoise() {
    AdaptedNetwork small = network("small", 9.5, 0.801);
    AdaptedNetwork large = network("large", 8, 0.801);
    assertThat(best(ChoiceRule.BEST_SLOPE, 0, large, small)).isEqualTo(small);
    assertThat(best(ChoiceRule.BEST_SLOPE, 0.005, small, large)).isEqualTo(large);
  }

  @Test
  void nothingTrainedNothingChosen() {
    assertThat(ChoiceRule.BEST_SLOPE.best(BEFORE, List.of(), 0)).isEmpty();
  }
}
