package mobilenet.search.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import mobilenet.architecture.BlockSpec;
import mobilenet.search.space.RowTable.Form;

/** Finds out what the decisions of a space change, by comparing blocks. */
final class DecisionKinds {
  private final SpaceModel model;
  private final List<DecisionKind> kinds;

  DecisionKinds(SpaceModel model) {
    this.model = model;
    this.kinds = new ArrayList<>(Collections.nCopies(model.decisions().size(), DecisionKind.FORM));
    WidthDecisions.widest(model).keySet().forEach(width -> kinds.set(width, DecisionKind.WIDTH));
    for (RowTable table : tables()) {
      table.row().presence().ifPresent(presence -> kinds.set(presence, DecisionKind.DEPTH));
      for (int i = 0; i < table.decisions().length; i++) {
        if (changesDepth(table, i)) {
          kinds.set(table.decisions()[i], DecisionKind.DEPTH);
        }
      }
    }
  }

  private List<RowTable> tables() {
    return model.tables(model.shells().all().get(0)).stream().flatMap(List::stream).toList();
  }

  /** Whether two forms that differ in this decision alone have other numbers of blocks. */
  private static boolean changesDepth(RowTable table, int decision) {
    Map<List<Integer>, Integer> repeats = new HashMap<>();
    for (Form form : table.forms()) {
      List<Integer> others = new ArrayList<>(form.genes());
      others.remove(decision);
      Integer before = repeats.put(others, form.rows().size());
      if (before != null && before != form.rows().size()) {
        return true;
      }
    }
    return false;
  }

  /** By index of the decision. */
  List<DecisionKind> all() {
    return List.copyOf(kinds);
  }

  /**
   * The decisions of kind {@link DecisionKind#FORM} that stand in rows, each with its option in the
   * blocks that are wanted.
   *
   * @throws IllegalArgumentException if a row has no such block
   */
  Map<Integer, Integer> forms(Predicate<BlockSpec> wanted) {
    Map<Integer, Integer> options = new TreeMap<>();
    for (RowTable table : tables()) {
      Set<Integer> own = new HashSet<>();
      for (int decision : table.decisions()) {
        if (kinds.get(decision) == DecisionKind.FORM) {
          own.add(decision);
        }
      }
      if (!own.isEmpty()) {
        options.putAll(forms(table, own, options, wanted));
      }
    }
    return options;
  }

  private static Map<Integer, Integer> forms(
      RowTable table,
      Set<Integer> wantedDecisions,
      Map<Integer, Integer> decided,
      Predicate<BlockSpec> wanted) {
    for (Form form : table.forms()) {
      Map<Integer, Integer> options = new TreeMap<>();
      for (int i = 0; i < table.decisions().length; i++) {
        if (wantedDecisions.contains(table.decisions()[i])) {
          options.put(table.decisions()[i], form.genes().get(i));
        }
      }
      boolean agrees =
          options.entrySet().stream()
              .allMatch(o -> decided.getOrDefault(o.getKey(), o.getValue()).equals(o.getValue()));
      if (agrees && wanted.test(form.rows().get(0).spec())) {
        return options;
      }
    }
    throw new IllegalArgumentException(
        table.row().place()
            + " has no block such as the first stage needs, an inverted bottleneck with one"
            + " depthwise convolution of kernel 3 behind the expansion; add it to the row, or search"
            + " in one stage");
  }
}
