package mobilenet.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which stages depend on each other, because they use a common shared decision. */
final class StageGroups {
  private StageGroups() {}

  /** The stages in groups that have no shared decision in common, each in order. */
  static List<List<List<RowTable>>> of(List<List<RowTable>> stages, List<Integer> shared) {
    int[] group = new int[stages.size()];
    List<Set<Integer>> used = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      group[s] = s;
      used.add(new HashSet<>(shared(List.of(stages.get(s)), shared)));
      for (int earlier = 0; earlier < s; earlier++) {
        Set<Integer> common = new HashSet<>(used.get(s));
        common.retainAll(used.get(earlier));
        if (!common.isEmpty()) {
          join(group, group[earlier], group[s]);
        }
      }
    }
    Map<Integer, List<List<RowTable>>> groups = new LinkedHashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      groups.computeIfAbsent(group[s], number -> new ArrayList<>()).add(stages.get(s));
    }
    return List.copyOf(groups.values());
  }

  private static void join(int[] group, int into, int from) {
    for (int i = 0; i < group.length; i++) {
      if (group[i] == from) {
        group[i] = into;
      }
    }
  }

  /** Those shared decisions that rows of some stages use. */
  static List<Integer> shared(List<List<RowTable>> stages, List<Integer> shared) {
    Set<Integer> used = new HashSet<>();
    stages.forEach(
        rows -> rows.forEach(table -> Arrays.stream(table.decisions()).forEach(used::add)));
    return shared.stream().filter(used::contains).toList();
  }
}
