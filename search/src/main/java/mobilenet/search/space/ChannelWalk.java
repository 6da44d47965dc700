package mobilenet.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ChannelRounding;
import mobilenet.architecture.Stage;
import mobilenet.search.space.RowTable.Form;
import mobilenet.search.space.Shells.Shell;

/**
 * Visits every block of every network of a space once for each width and size of feature map that
 * can come into it, instead of once for each network.
 *
 * @param <V> what is known about all ways to a place
 */
final class ChannelWalk<V> {

  /** What a visitor makes of a block. */
  record Step<V>(V value, int size) {}

  /** Sees the blocks. */
  interface Visitor<V> {
    /**
     * One block.
     *
     * @param place where it comes from
     * @param before known about the ways to it
     * @param in input channels
     * @param size of the input
     */
    Step<V> block(BlockPlace place, V before, Stage.Row row, int in, int size);

    /** Two ways to one place. */
    V merge(V a, V b);
  }

  /**
   * What decides how the walk goes on; a shared decision is -1 before its first and after its last
   * row.
   */
  record State(int channels, int size, List<Integer> shared) {}

  private final SpaceModel model;
  private final Visitor<V> visitor;
  private final Map<Integer, RowTable> lastUse = new LinkedHashMap<>();

  ChannelWalk(SpaceModel model, Visitor<V> visitor) {
    this.model = model;
    this.visitor = visitor;
  }

  /**
   * Refuses a space in which blocks may follow each other that cannot, or whose rows are not what
   * its networks have: channels that would be rounded, and strides that would become dilation.
   *
   * @throws IllegalArgumentException naming the row
   */
  static void check(SpaceModel model) {
    ChannelWalk<Integer> walk = new ChannelWalk<>(model, new Check());
    model
        .shells()
        .all()
        .forEach(shell -> walk.ends(shell, shell.architecture().stem().stride(), 0));
  }

  /** Knows the largest total stride before a block. */
  private static final class Check implements Visitor<Integer> {
    @Override
    public Step<Integer> block(BlockPlace place, Integer before, Stage.Row row, int in, int size) {
      int channels = row.spec().outChannels();
      int rounded = ChannelRounding.round(channels);
      if (rounded != channels) {
        throw new IllegalArgumentException(place.text() + " " + rounded(channels, rounded));
      }
      int total = before * row.spec().stride();
      if (total > before && total > Architecture.FULL_STRIDE) {
        throw new IllegalArgumentException(
            place.text()
                + " makes the strides "
                + total
                + " in all, and beyond the output stride of "
                + Architecture.FULL_STRIDE
                + " they would become dilation; write s1");
      }
      BlockCosts.requireFit(place.text(), row, in);
      return new Step<>(total, size);
    }

    @Override
    public Integer merge(Integer a, Integer b) {
      return Math.max(a, b);
    }
  }

  /** What is wrong with channels that networks do not have. */
  static String rounded(int channels, int rounded) {
    return "has "
        + channels
        + " channels, which networks round to "
        + rounded
        + "; write a multiple of "
        + ChannelRounding.DIVISOR;
  }

  /** States behind the last block of all networks with that shell. */
  Map<State, V> ends(Shell shell, V start, int size) {
    List<List<RowTable>> tables = model.tables(shell);
    lastUse.clear();
    tables.forEach(
        stage ->
            stage.forEach(
                table -> Arrays.stream(table.decisions()).forEach(d -> lastUse.put(d, table))));
    List<Integer> free = model.shared().stream().map(decision -> -1).toList();
    int channels = shell.architecture().stem().channels();
    Map<State, V> states = new LinkedHashMap<>(Map.of(new State(channels, size, free), start));
    for (List<RowTable> stage : tables) {
      for (RowTable table : stage) {
        states = row(shell, table, states);
      }
    }
    return states;
  }

  private Map<State, V> row(Shell shell, RowTable table, Map<State, V> before) {
    Map<State, V> after = new LinkedHashMap<>();
    before.forEach(
        (state, value) -> {
          int[] genes = genes(shell, state);
          if (table.row().presence().isPresent()) {
            merge(after, state, value, table, genes);
          }
          for (Form form : table.forms()) {
            if (table.agrees(form, genes)) {
              form(table, form, state, value, genes, after);
            }
          }
        });
    return after;
  }

  private void form(
      RowTable table, Form form, State state, V value, int[] genes, Map<State, V> after) {
    int[] next = genes.clone();
    table.put(next, form.genes());
    Step<V> step = new Step<>(value, state.size);
    int channels = state.channels;
    for (int repeat = 0; repeat < form.rows().size(); repeat++) {
      Stage.Row row = form.rows().get(repeat);
      BlockPlace place = table.row().first().repeat(repeat);
      step = visitor.block(place, step.value, row, channels, step.size);
      channels = row.spec().outChannels();
    }
    merge(after, new State(channels, step.size, state.shared), step.value, table, next);
  }

  private void merge(Map<State, V> after, State state, V value, RowTable table, int[] genes) {
    List<Integer> shared = new ArrayList<>();
    for (int decision : model.shared()) {
      shared.add(table.equals(lastUse.get(decision)) ? -1 : genes[decision]);
    }
    after.merge(new State(state.channels, state.size, shared), value, visitor::merge);
  }

  private int[] genes(Shell shell, State state) {
    int[] genes = shell.genes().clone();
    for (int i = 0; i < model.shared().size(); i++) {
      genes[model.shared().get(i)] = state.shared.get(i);
    }
    return genes;
  }
}
