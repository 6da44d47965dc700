package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;

class CarrierSelectionTest {
  private static final int SIZE = 28;
  private static final FakeTarget TARGET = new FakeTarget();

  private static List<SizedNetwork> choose(int count) {
    return CarrierSelection.choose(TARGET, SampledNetworks.endless(SIZE, 1), count, 3);
  }

  private static Map<StepKey, Integer> carriers(List<SizedNetwork> networks) {
    Map<StepKey, Integer> carriers = new HashMap<>();
    for (SizedNetwork network : networks) {
      TARGET.plan(network).stream()
          .map(PlannedStep::key)
          .collect(Collectors.toSet())
          .forEach(key -> carriers.merge(key, 1, Integer::sum));
    }
    return carriers;
  }

  @Test
  void everyStepIsInThreeNetworks() {
    List<SizedNetwork> networks = choose(16);
    assertThat(networks).hasSizeBetween(16, 32).doesNotHaveDuplicates();
    assertThat(carriers(networks).values()).allMatch(count -> count >= 3);
  }

  @Test
  void everyStepOfASmallSpaceIsThere() {
    SearchSpace tiny = ShippedSpaces.get("tiny-uib");
    List<SizedNetwork> space =
        tiny.networks()
            .map(tiny::architecture)
            .map(network -> SizedNetwork.of(network, SIZE))
            .toList();
    assertThat(space).hasSize(243);
    assertThat(carriers(choose(40)).keySet()).isEqualTo(carriers(space).keySet());
  }

  /** In a sample of twice as many that is not chosen, some steps are in fewer. */
  @Test
  void fewerNetworksDoThanWithoutChoosing() {
    int chosen = choose(16).size();
    assertThat(carriers(SampledNetworks.first(chosen, SIZE, 1)).values())
        .anyMatch(count -> count < 3);
  }

  @Test
  void endsWithTheCandidates() {
    List<SizedNetwork> few = SampledNetworks.first(5, SIZE, 1);
    List<SizedNetwork> networks = CarrierSelection.choose(TARGET, few.iterator(), 16, 3);
    assertThat(networks).isNotEmpty().isSubsetOf(few);
  }
}
