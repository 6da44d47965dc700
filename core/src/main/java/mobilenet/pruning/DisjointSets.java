package mobilenet.pruning;

import java.util.ArrayList;
import java.util.List;

/** Numbers from 0 on, in sets that are united one by one. A set is named by its least number. */
final class DisjointSets {
  private final List<Integer> parents = new ArrayList<>();

  /** The next number, in a set of its own. */
  int add() {
    parents.add(parents.size());
    return parents.size() - 1;
  }

  /** The set of a number. */
  int find(int number) {
    int root = number;
    while (parents.get(root) != root) {
      root = parents.get(root);
    }
    return root;
  }

  void unite(int a, int b) {
    int least = Math.min(find(a), find(b));
    parents.set(Math.max(find(a), find(b)), least);
  }
}
