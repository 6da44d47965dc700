package mobilenet.search.space;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.Head;
import mobilenet.architecture.MobileAttention;
import mobilenet.search.space.RowTable.Form;
import mobilenet.search.space.Shells.Shell;

/**
 * Finds the decisions on widths by comparing blocks: two options of such a decision, all others
 * being equal, are always blocks of one kind whose channels or expansions differ. So a decision on
 * kernels is none, and neither is one of which some options differ in kernels alone.
 */
final class WidthDecisions {

  /** A block or a shell, as far as widths are concerned. */
  private record Widths(Object kind, List<Double> values) {
    static Widths of(BlockSpec spec) {
      double inner =
          spec instanceof MobileAttention attention
              ? (double) attention.heads() * attention.headDim()
              : 0;
      return new Widths(
          spec.getClass(), List.of((double) spec.outChannels(), spec.expansion(), inner));
    }

    static Widths of(Architecture shell) {
      double head =
          shell.head() instanceof Head.ConvThenPool conv
              ? conv.channels()
              : shell.head() instanceof Head.PoolThenConv conv ? conv.channels() : 0;
      return new Widths(shell.head().getClass(), List.of((double) shell.stem().channels(), head));
    }

    boolean isOtherWidthOf(Widths other) {
      return kind.equals(other.kind) && !values.equals(other.values);
    }

    /** Rises with every one of them. */
    double total() {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /** What is known about a decision. */
  private static final class Found {
    private final double[] totals;
    private boolean compared;
    private boolean other;

    Found(int options) {
      totals = new double[options];
    }

    Optional<Integer> widest() {
      return compared && !other
          ? IntStream.range(0, totals.length)
              .boxed()
              .reduce((a, b) -> totals[b] > totals[a] ? b : a)
          : Optional.empty();
    }
  }

  private final List<Decision> decisions;
  private final Map<Integer, Found> found = new TreeMap<>();

  private WidthDecisions(List<Decision> decisions) {
    this.decisions = decisions;
  }

  /** The widest option of each decision on widths, by the decision's index. */
  static Map<Integer, Integer> widest(SpaceModel model) {
    WidthDecisions widths = new WidthDecisions(model.decisions());
    Map<List<Integer>, Widths> shells = new HashMap<>();
    int[] members = model.shells().decisions().stream().mapToInt(Integer::intValue).toArray();
    for (Shell shell : model.shells().all()) {
      shells.put(
          Arrays.stream(members).map(member -> shell.genes()[member]).boxed().toList(),
          Widths.of(shell.architecture()));
    }
    widths.compare(members, shells);
    for (RowTable table :
        model.tables(model.shells().all().get(0)).stream().flatMap(List::stream).toList()) {
      Map<List<Integer>, Widths> forms = new HashMap<>();
      for (Form form : table.forms()) {
        forms.put(form.genes(), Widths.of(form.rows().get(0).spec()));
      }
      widths.compare(table.decisions(), forms);
    }
    Map<Integer, Integer> widest = new TreeMap<>();
    widths.found.forEach(
        (decision, what) -> what.widest().ifPresent(option -> widest.put(decision, option)));
    return widest;
  }

  /** Compares every form with those that differ by one option. */
  private void compare(int[] own, Map<List<Integer>, Widths> forms) {
    for (int i = 0; i < own.length; i++) {
      int options = decisions.get(own[i]).size();
      Found here = found.computeIfAbsent(own[i], decision -> new Found(options));
      for (Map.Entry<List<Integer>, Widths> form : forms.entrySet()) {
        compare(here, form, i, forms);
      }
    }
  }

  private static void compare(
      Found here, Map.Entry<List<Integer>, Widths> form, int at, Map<List<Integer>, Widths> all) {
    Integer[] genes = form.getKey().toArray(new Integer[0]);
    int option = genes[at];
    for (int other = 0; other < here.totals.length; other++) {
      genes[at] = other;
      Widths theirs = all.get(Arrays.asList(genes));
      if (other == option || theirs == null) {
        continue;
      }
      here.compared = true;
      here.other |= !form.getValue().isOtherWidthOf(theirs);
      // A form counts once for every form that it is wider than.
      here.totals[option] += Math.signum(form.getValue().total() - theirs.total());
    }
  }
}
