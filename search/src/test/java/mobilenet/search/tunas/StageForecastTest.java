package mobilenet.search.tunas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LongSummaryStatistics;
import java.util.Optional;
import mobilenet.profile.ModelProfile;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StageForecastTest {
  private static final double IMAGES = 896;
  private static final SearchSpace UNION = ShippedSpaces.get("small-uib");

  private static NetworkCosts costs(SearchSpace space) {
    return new NetworkCosts(space, LatencyModel.UNKNOWN);
  }

  @Test
  void aStageThatAimsAtTheLargestTakesMoreThanItsHalf() throws Exception {
    SearchSpace coarse = SearchStages.TWO.space(UNION, 0, Optional.empty());
    // All 108 networks, each as probable as the others: two widths and two depths.
    LongSummaryStatistics macs =
        coarse
            .networks()
            .mapToLong(network -> ModelProfile.of(coarse.architecture(network)).macs())
            .summaryStatistics();
    WorkBudget budget = WorkBudget.ofSteps(1000, IMAGES, costs(UNION));
    Objective largest = new Objective(Reward.TUNAS, Costs.Measure.MACS, 10.0 * macs.getMax());
    StageForecast forecast = StageForecast.ofFirst(budget, 2, IMAGES, costs(coarse), largest);
    assertThat(forecast.steps()).isEqualTo(budget.steps(0, 2, IMAGES, costs(coarse)));
    double each = forecast.steps() * IMAGES;
    assertThat(forecast.most()).isCloseTo(each * macs.getMax(), within(1.0));
    // A quarter of the steps warms up, half way between the mean and the largest network.
    double mean = macs.getAverage();
    double expected = each * (0.25 * (mean + macs.getMax()) / 2 + 0.75 * macs.getMax());
    assertThat(forecast.expected()).isCloseTo(expected, Percentage.withPercentage(1));
    assertThat(forecast.expected()).isGreaterThan(budget.imageMacs() / 2);

    StageForecast untold =
        StageForecast.ofFirst(budget, 2, IMAGES, costs(coarse), Objective.ACCURACY);
    double uniform = each * (0.25 * (mean + macs.getMax()) / 2 + 0.75 * mean);
    assertThat(untold.expected()).isCloseTo(uniform, Percentage.withPercentage(3));
    assertThat(untold.most()).isEqualTo(forecast.most());
  }
}
