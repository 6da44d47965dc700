package mobilenet.search.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mobilenet.search.space.RowTable.Form;
import mobilenet.search.space.Shells.Shell;

/**
 * Counts the different networks of a space. A network is a word of canonical rows, and one word may
 * come from many genotypes (two optional rows of one form, one of them absent). So the rows become
 * a nondeterministic automaton, and the words of its deterministic twin are counted.
 */
final class DistinctCounter {
  /** Between stages. */
  private static final String NEXT_STAGE = "/";

  /** More assignments of choices that stages share would take minutes. */
  private static final long MOST_ASSIGNMENTS = 1_000_000;

  /** States that a row may lead to; the empty word ends where {@code accepts}. */
  private record State(boolean accepts, Map<String, Set<Integer>> next) {}

  private final SpaceModel model;
  private final List<State> states = new ArrayList<>();
  private final Map<State, Integer> numbers = new HashMap<>();
  private final Map<Set<Integer>, BigInteger> words = new HashMap<>();

  private DistinctCounter(SpaceModel model) {
    this.model = model;
  }

  static BigInteger count(SpaceModel model) {
    DistinctCounter counter = new DistinctCounter(model);
    Map<List<Object>, BigInteger> known = new HashMap<>();
    BigInteger total = BigInteger.ZERO;
    for (Shell shell : model.shells().all()) {
      // Shells that differ in nothing that a row has lead to as many networks each.
      List<Object> key = new ArrayList<>();
      key.add(shell.architecture().stem().activation());
      model.tables(shell).stream()
          .flatMap(List::stream)
          .flatMapToInt(table -> Arrays.stream(table.decisions()))
          .forEach(decision -> key.add(shell.genes()[decision]));
      BigInteger count = known.get(key);
      if (count == null) {
        count = counter.count(shell);
        known.put(key, count);
      }
      total = total.add(count);
    }
    return total;
  }

  /** Stages that share no decision multiply. */
  private BigInteger count(Shell shell) {
    BigInteger product = BigInteger.ONE;
    for (List<List<RowTable>> group : StageGroups.of(model.tables(shell), model.shared())) {
      product = product.multiply(count(group, shell.genes()));
    }
    return product;
  }

  private BigInteger count(List<List<RowTable>> stages, int[] shell) {
    List<Integer> shared = StageGroups.shared(stages, model.shared());
    long assignments = 1;
    for (int decision : shared) {
      assignments *= model.decisions().get(decision).size();
      if (assignments > MOST_ASSIGNMENTS) {
        throw new IllegalArgumentException(
            "the choices that stages share have more than "
                + MOST_ASSIGNMENTS
                + " combinations, too many to count");
      }
    }
    Set<Integer> starts = new HashSet<>();
    for (long code = 0; code < assignments; code++) {
      int[] genes = shell.clone();
      long rest = code;
      for (int decision : shared) {
        int size = model.decisions().get(decision).size();
        genes[decision] = (int) (rest % size);
        rest /= size;
      }
      starts.add(start(stages, genes));
    }
    return words(starts);
  }

  /** The automaton of one assignment, from its end to its start. */
  private int start(List<List<RowTable>> stages, int[] genes) {
    int state = number(new State(true, Map.of()));
    for (int s = stages.size() - 1; s >= 0; s--) {
      state = number(new State(false, Map.of(NEXT_STAGE, Set.of(state))));
      List<RowTable> rows = stages.get(s);
      for (int r = rows.size() - 1; r >= 0; r--) {
        state = before(rows.get(r), state, genes);
      }
    }
    return state;
  }

  private int before(RowTable table, int after, int[] genes) {
    Map<String, Set<Integer>> next = new TreeMap<>();
    if (table.row().presence().isPresent()) {
      states.get(after).next.forEach((symbol, to) -> next.put(symbol, new TreeSet<>(to)));
    }
    for (Form form : table.forms()) {
      if (table.agrees(form, genes)) {
        int to = after;
        for (int i = form.symbols().size() - 1; i > 0; i--) {
          to = number(new State(false, Map.of(form.symbols().get(i), Set.of(to))));
        }
        next.computeIfAbsent(form.symbols().get(0), symbol -> new TreeSet<>()).add(to);
      }
    }
    return number(new State(false, next));
  }

  private int number(State state) {
    return numbers.computeIfAbsent(
        state,
        added -> {
          states.add(added);
          return states.size() - 1;
        });
  }

  private BigInteger words(Set<Integer> from) {
    BigInteger known = words.get(from);
    if (known != null) {
      return known;
    }
    Map<String, Set<Integer>> next = new TreeMap<>();
    boolean accepts = false;
    for (int number : from) {
      accepts |= states.get(number).accepts;
      states
          .get(number)
          .next
          .forEach((symbol, to) -> next.computeIfAbsent(symbol, s -> new TreeSet<>()).addAll(to));
    }
    BigInteger count = accepts ? BigInteger.ONE : BigInteger.ZERO;
    for (Set<Integer> to : next.values()) {
      count = count.add(words(to));
    }
    words.put(from, count);
    return count;
  }
}
