package mobilenet.search.netadapt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Networks like those that steps propose, for measuring a latency table in: every group has a width
 * of the staircase from the first network's down to half of it.
 *
 * @param space of networks
 * @param quantum widths are multiples of it
 */
public record DrawnNetworks(WidthSpace space, int quantum) {
  private static final int DRAWS_EACH = 100;

  /**
   * Draws different networks, the first one among them.
   *
   * @param count how many; fewer if there are not so many
   * @param seed the same gives the same
   */
  public List<Widths> draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Widths> drawn = new LinkedHashSet<>(Set.of(space.widest()));
    for (int i = 0; i < DRAWS_EACH * count && drawn.size() < count; i++) {
      drawn.add(draw(random));
    }
    return List.copyOf(drawn).subList(0, Math.min(count, drawn.size()));
  }

  private Widths draw(SplittableRandom random) {
    Widths widths = space.widest();
    for (String group : space.widest().channels().keySet()) {
      int widest = widths.of(group);
      int least = Math.max(1, (widest / 2 + quantum - 1) / quantum);
      int most = (widest - 1) / quantum;
      int steps = random.nextInt(Math.max(0, most - least + 1) + 1);
      if (steps > 0) {
        Widths narrower = widths.with(group, (least + steps - 1) * quantum);
        widths = space.cost(narrower).isPresent() ? narrower : widths;
      }
    }
    return widths;
  }
}
