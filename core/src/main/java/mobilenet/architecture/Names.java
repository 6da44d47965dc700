package mobilenet.architecture;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody who mistyped one may have meant. */
public final class Names {
  private static final int SUGGESTIONS = 2;

  private Names() {}

  /**
   * Up to two names, nearest first, whose edit distance is at most a third of {@code name}'s length
   * (but 2 are always allowed).
   */
  public static List<String> nearest(String name, Collection<String> candidates) {
    int limit = Math.max(2, name.length() / 3);
    return candidates.stream()
        .filter(c -> distance(name, c) <= limit)
        .sorted(Comparator.comparingInt(c -> distance(name, c)))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Levenshtein's edit distance. */
  public static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
