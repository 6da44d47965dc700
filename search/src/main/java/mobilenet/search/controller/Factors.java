package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mobilenet.search.space.Decision;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.RowChoices;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.SpaceStructure;

/**
 * The order in which the decisions of a space are drawn: members beside the stages, which optional
 * rows there are, choices that several of the present rows share, and then each present row's own
 * decisions, given the shared ones.
 */
final class Factors {
  /** The present row's own factors, by the options of its shared decisions. */
  private record Row(
      RowChoices choices, List<Integer> shared, Map<List<Integer>, List<Factor>> own) {}

  private final int decisions;
  private final List<Factor> first = new ArrayList<>();
  private final Map<Integer, Factor> shared = new TreeMap<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * Arranges the decisions of a space.
   *
   * @throws IllegalArgumentException if shared choices alone can make a block impossible
   */
  Factors(SearchSpace space) {
    SpaceStructure structure = space.structure();
    List<Decision> all = space.decisions();
    this.decisions = all.size();
    first.addAll(
        Factor.of(structure.members(), sizes(structure.members(), all), structure.shells()));
    Set<Integer> once = new TreeSet<>(structure.members());
    Set<Integer> several = new TreeSet<>();
    for (RowChoices row : structure.rows()) {
      row.presence().ifPresent(d -> first.add(Factor.free(d, all.get(d).options().size())));
      for (int decision : row.decisions()) {
        if (!once.add(decision)) {
          several.add(decision);
        }
      }
    }
    several.stream()
        .filter(decision -> !structure.members().contains(decision))
        .forEach(d -> shared.put(d, Factor.free(d, all.get(d).options().size())));
    structure.rows().forEach(row -> rows.add(row(row, several, all, space.name())));
  }

  private static List<Integer> sizes(List<Integer> decisions, List<Decision> all) {
    return decisions.stream().map(decision -> all.get(decision).options().size()).toList();
  }

  private static Row row(RowChoices row, Set<Integer> several, List<Decision> all, String space) {
    List<Integer> outer = row.decisions().stream().filter(several::contains).toList();
    List<Integer> own = row.decisions().stream().filter(d -> !several.contains(d)).toList();
    Map<List<Integer>, Set<List<Integer>>> forms = new LinkedHashMap<>();
    for (List<Integer> form : row.forms()) {
      forms
          .computeIfAbsent(options(outer, row, form), key -> new LinkedHashSet<>())
          .add(options(own, row, form));
    }
    long possible =
        sizes(outer, all).stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (forms.size() < possible) {
      throw new IllegalArgumentException(
          "the space "
              + space
              + " has choices that several rows share, and "
              + row.place()
              + " has no block for some combination of them; a controller draws them apart, so"
              + " write what excludes each other into one choice");
    }
    Map<List<Integer>, List<Factor>> factors = new HashMap<>();
    forms.forEach(
        (key, combinations) ->
            factors.put(key, Factor.of(own, sizes(own, all), List.copyOf(combinations))));
    return new Row(row, outer, factors);
  }

  private static List<Integer> options(List<Integer> of, RowChoices row, List<Integer> form) {
    return of.stream().map(decision -> form.get(row.decisions().indexOf(decision))).toList();
  }

  /** Decides a factor by writing into genes. */
  interface Decider {
    void decide(Factor factor, int[] genes);
  }

  /** Lets every active factor be decided in order; what is inactive stays 0. */
  Genotype decide(Decider decider) {
    int[] genes = new int[decisions];
    visit(genes, decider);
    return new Genotype(Arrays.stream(genes).boxed().toList());
  }

  /** The active factors of a network. */
  List<Factor> of(int[] genes) {
    List<Factor> active = new ArrayList<>();
    visit(genes, (factor, same) -> active.add(factor));
    return active;
  }

  private void visit(int[] genes, Decider decider) {
    first.forEach(factor -> decider.decide(factor, genes));
    List<Row> present = rows.stream().filter(row -> isPresent(row, genes)).toList();
    shared.forEach(
        (decision, factor) -> {
          if (present.stream().anyMatch(row -> row.shared.contains(decision))) {
            decider.decide(factor, genes);
          }
        });
    for (Row row : present) {
      List<Integer> key = row.shared.stream().map(decision -> genes[decision]).toList();
      row.own.getOrDefault(key, List.of()).forEach(factor -> decider.decide(factor, genes));
    }
  }

  private static boolean isPresent(Row row, int[] genes) {
    return row.choices.presence().isEmpty()
        || genes[row.choices.presence().getAsInt()] != RowChoices.ABSENT;
  }
}
