package mobilenet.search.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.space.Genotype;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Landscape LANDSCAPE = Landscapes.interacting(17);
  private static final List<Genotype> NETWORKS = LANDSCAPE.space().networks().limit(5).toList();

  /** Proposes networks of a list. */
  private static final class Listed implements Engine {
    private final Deque<Genotype> left = new ArrayDeque<>(NETWORKS);
    private final List<Genotype> told = new ArrayList<>();

    @Override
    public JsonObject toJson() {
      return JsonObject.EMPTY;
    }

    @Override
    public Optional<Genotype> ask() {
      return Optional.ofNullable(left.poll());
    }

    @Override
    public void restore(Genotype network) {
      throw new AssertionError();
    }

    @Override
    public void tell(Genotype network, OptionalDouble reward) {
      told.add(network);
    }
  }

  /** The numbers that a search sees, of the networks in turn. */
  private static double seen(Genotype network) {
    return new double[] {0.3, 0.5, 0.2, 0.6, 0.1}[NETWORKS.indexOf(network)];
  }

  private static List<Integer> numbers(Engine engine, Budget budget) {
    return Replay.looksBest(LANDSCAPE, engine, ReplayTest::seen, budget).stream()
        .map(NETWORKS::indexOf)
        .toList();
  }

  @Test
  void theNetworkThatLooksBestAfterEachEvaluation() {
    assertThat(numbers(new Listed(), Budget.evaluations(4))).containsExactly(0, 1, 1, 3);
    Listed engine = new Listed();
    // There are five networks only.
    assertThat(numbers(engine, Budget.evaluations(7))).containsExactly(0, 1, 1, 3, 3, 3, 3);
    assertThat(engine.told).isEqualTo(NETWORKS);
  }

  @Test
  void networksArePaidFor() {
    // Paid at 1.5, 2, 2.5, 4 and 4.5 units.
    double[] prices = {1.5, 0.5, 0.5, 1.5, 0.5};
    Listed engine = new Listed();
    Budget budget = new Budget(4, network -> prices[NETWORKS.indexOf(network)]);
    assertThat(numbers(engine, budget)).containsExactly(0, 1, 1, 3);
    // The fifth one would be beyond the budget.
    assertThat(engine.told).isEqualTo(NETWORKS.subList(0, 4));
    assertThat(numbers(new Listed(), new Budget(3, budget.price()))).containsExactly(0, 1, 1);
    assertThatThrownBy(() -> numbers(new Listed(), new Budget(1, budget.price())))
        .hasMessage("a budget of 1 is too small to evaluate a single network");
  }

  @Test
  void anAverageNetworkCostsAUnit() {
    Budget budget = Budget.macs(LANDSCAPE, 30);
    assertThat(LANDSCAPE.space().networks().mapToDouble(budget.price()).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
    double dearest = budget.dearest(LANDSCAPE.space());
    assertThat(dearest).isGreaterThan(1);
    assertThat(LANDSCAPE.space().networks().mapToDouble(budget.price()))
        .allMatch(price -> price <= dearest)
        .contains(dearest);
    List<Genotype> found =
        Replay.looksBest(
            LANDSCAPE, new RandomSearch(LANDSCAPE.space(), 1), LANDSCAPE::accuracy, budget);
    assertThat(found).hasSize(30);
  }
}
