package mobilenet.search.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.ArchString;
import mobilenet.architecture.Stage;

/** All forms that one row of a space can take, under one default activation. */
final class RowTable {
  /** More than a row of every kernel, expansion and width needs; each takes about 200 bytes. */
  private static final long MOST_FORMS = 200_000;

  /**
   * A row with its holes filled.
   *
   * @param genes an option per decision of {@link #decisions}
   * @param rows one per repeat
   * @param symbols the rows as canonical arch strings
   */
  record Form(List<Integer> genes, List<Stage.Row> rows, List<String> symbols) {}

  private final RowTemplate row;
  private final int[] decisions;
  private final int[] sizes;
  private final List<Optional<Form>> byCode = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();
  private final Map<String, List<Form>> byFirst = new LinkedHashMap<>();

  /**
   * Fills in every combination.
   *
   * @throws IllegalArgumentException if an alternative is in no block that can exist
   */
  RowTable(RowTemplate row, List<Decision> all, Activation activation) {
    this.row = row;
    this.decisions = row.text().decisions().stream().mapToInt(Integer::intValue).toArray();
    this.sizes = IntStream.of(decisions).map(d -> all.get(d).size()).toArray();
    long count = 1;
    for (int size : sizes) {
      count *= size;
      if (count > MOST_FORMS) {
        throw new IllegalArgumentException(
            row.place() + " has more than " + MOST_FORMS + " forms; use fewer alternatives");
      }
    }
    fill(all, activation, (int) count);
  }

  private void fill(List<Decision> all, Activation activation, int count) {
    boolean[][] possible = new boolean[sizes.length][];
    String[][] refusals = new String[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      possible[i] = new boolean[sizes[i]];
      refusals[i] = new String[sizes[i]];
    }
    int[] genes = new int[all.size()];
    for (int code = 0; code < count; code++) {
      List<Integer> own = decode(code);
      put(genes, own);
      try {
        List<Stage.Row> rows = row.rows(all, genes, activation);
        List<String> symbols = rows.stream().map(r -> ArchString.format(r, activation)).toList();
        add(new Form(own, rows, symbols));
        for (int i = 0; i < own.size(); i++) {
          possible[i][own.get(i)] = true;
        }
      } catch (IllegalArgumentException e) {
        if (sizes.length == 0) {
          throw new IllegalArgumentException(row.place() + ": " + e.getMessage(), e);
        }
        byCode.add(Optional.empty());
        for (int i = 0; i < own.size(); i++) {
          refusals[i][own.get(i)] = String.valueOf(e.getMessage());
        }
      }
    }
    requireAll(all, possible, refusals);
  }

  private void add(Form form) {
    byCode.add(Optional.of(form));
    forms.add(form);
    byFirst.computeIfAbsent(form.symbols.get(0), first -> new ArrayList<>()).add(form);
  }

  private void requireAll(List<Decision> all, boolean[][] possible, String[][] refusals) {
    for (int i = 0; i < sizes.length; i++) {
      for (int option = 0; option < sizes[i]; option++) {
        if (!possible[i][option]) {
          Decision decision = all.get(decisions[i]);
          throw new IllegalArgumentException(
              row.place()
                  + ": the alternative \""
                  + decision.text(option)
                  + "\" of "
                  + decision.name()
                  + " is in no block that can exist: "
                  + refusals[i][option]);
        }
      }
    }
  }

  private List<Integer> decode(int code) {
    Integer[] own = new Integer[sizes.length];
    int rest = code;
    for (int i = sizes.length - 1; i >= 0; i--) {
      own[i] = rest % sizes[i];
      rest /= sizes[i];
    }
    return List.of(own);
  }

  RowTemplate row() {
    return row;
  }

  /** Indexes of the decisions that have a hole in the row. */
  int[] decisions() {
    return decisions;
  }

  List<Form> forms() {
    return forms;
  }

  /** Forms whose first row reads so. */
  List<Form> startingWith(String symbol) {
    return byFirst.getOrDefault(symbol, List.of());
  }

  /** The form of these genes of the space: empty if there is no such block. */
  Optional<Form> form(int[] genes) {
    int code = 0;
    for (int i = 0; i < sizes.length; i++) {
      code = code * sizes[i] + genes[decisions[i]];
    }
    return byCode.get(code);
  }

  /** Whether a form takes no other option than genes of the space that are not negative. */
  boolean agrees(Form form, int[] genes) {
    for (int i = 0; i < decisions.length; i++) {
      if (genes[decisions[i]] >= 0 && genes[decisions[i]] != form.genes.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Writes the options of a form into genes of the space. */
  void put(int[] genes, List<Integer> own) {
    for (int i = 0; i < decisions.length; i++) {
      genes[decisions[i]] = own.get(i);
    }
  }
}
