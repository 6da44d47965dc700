package mobilenet.search.netadapt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;

/**
 * The networks that a plain width multiplier makes of one, by the network's own rule: what an
 * adaptation has to beat.
 *
 * @param network at its full width
 */
public record WidthMultipliers(Architecture network) {
  private static final int PERCENT = 100;
  private static final int NARROWEST = 20;

  /**
   * A narrower network.
   *
   * @param percent of the network's own width, from 20 to 99
   * @param network under the same name
   */
  public record Multiplied(int percent, Architecture network) {}

  /** From 99 % down to 20; neighbours may be the same network, as channels are rounded. */
  public List<Multiplied> all() {
    double own = network.scaling().width();
    return IntStream.rangeClosed(NARROWEST, PERCENT - 1)
        .map(percent -> NARROWEST + PERCENT - 1 - percent)
        .mapToObj(percent -> new Multiplied(percent, network.withWidth(own * percent / PERCENT)))
        .toList();
  }

  /**
   * The cheapest network that costs no less than another one does: what is between the two is the
   * multiplier's advantage.
   *
   * @param least that it costs
   * @param cost of a network
   * @return empty if all cost less
   */
  public Optional<Multiplied> from(double least, ToDoubleFunction<Architecture> cost) {
    record Priced(Multiplied multiplied, double cost) {}
    return all().stream()
        .map(multiplied -> new Priced(multiplied, cost.applyAsDouble(multiplied.network())))
        .filter(priced -> priced.cost() >= least)
        .min(Comparator.comparingDouble(Priced::cost))
        .map(Priced::multiplied);
  }
}
