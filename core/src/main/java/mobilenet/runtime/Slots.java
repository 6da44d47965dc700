package mobilenet.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Assigns feature maps to arrays so that an array is used again once its map has been read for the
 * last time.
 */
final class Slots {
  private final List<Integer> capacities = new ArrayList<>();
  private final TreeSet<Integer> free = new TreeSet<>();

  /** An array for a map of {@code length} floats: the free one whose size fits best. */
  int acquire(int length) {
    int best = -1;
    for (int slot : free) {
      if (best < 0 || waste(slot, length) < waste(best, length)) {
        best = slot;
      }
    }
    if (best < 0) {
      capacities.add(length);
      return capacities.size() - 1;
    }
    free.remove(best);
    capacities.set(best, Math.max(capacities.get(best), length));
    return best;
  }

  private int waste(int slot, int length) {
    return Math.abs(capacities.get(slot) - length);
  }

  /** Gives an array back. */
  void release(int slot) {
    free.add(slot);
  }

  /** Length of each array. */
  List<Integer> capacities() {
    return List.copyOf(capacities);
  }
}
