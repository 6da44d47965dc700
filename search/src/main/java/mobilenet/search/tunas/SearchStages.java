package mobilenet.search.tunas;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.json.JsonException;
import mobilenet.search.space.DecisionKind;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.SpaceStructure;

/**
 * What is searched first and what then. All stages are parts of one space, their union. Each begins
 * with fresh weights and a controller that has learnt nothing.
 *
 * @param stages at least one, in order
 */
public record SearchStages(List<Stage> stages) {
  /** Of V4's first stage. */
  private static final int PLAIN_KERNEL = 3;

  /** Everything at once. */
  public static final SearchStages ONE =
      new SearchStages(List.of(new Stage("one-stage", EnumSet.allOf(DecisionKind.class))));

  /**
   * MobileNetV4's (arXiv 2404.10518): first widths and depths, with inverted bottlenecks of kernel
   * 3 alone; then, with these widths and depths, the two depthwise convolutions of every block.
   */
  public static final SearchStages TWO =
      new SearchStages(
          List.of(
              new Stage("coarse", EnumSet.of(DecisionKind.WIDTH, DecisionKind.DEPTH)),
              new Stage("fine", EnumSet.of(DecisionKind.FORM))));

  /**
   * A stage.
   *
   * @param name of it
   * @param searched kinds of decisions; all others are frozen: as they were found, or, as long as
   *     nothing was, to inverted bottlenecks of kernel 3
   */
  public record Stage(String name, Set<DecisionKind> searched) {
    /** Copies. */
    public Stage {
      searched = Set.copyOf(searched);
    }
  }

  /** Copies and checks. */
  public SearchStages {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a search has at least one stage, given none");
    }
  }

  /**
   * The space of a stage.
   *
   * @param union space of all stages
   * @param stage number, from 0
   * @param found what the stage before settled on; empty in the first
   * @throws IllegalArgumentException if a decision is to be frozen of which nothing was found, and
   *     which no inverted bottleneck has
   */
  public SearchSpace space(SearchSpace union, int stage, Optional<Architecture> found)
      throws JsonException {
    Map<Integer, Integer> frozen = new TreeMap<>();
    Map<Integer, Integer> known =
        found.map(network -> options(union.get(network))).orElseGet(() -> plain(union, stage));
    List<DecisionKind> kinds = union.kinds();
    for (int decision = 0; decision < kinds.size(); decision++) {
      if (!stages.get(stage).searched.contains(kinds.get(decision))) {
        frozen.put(decision, required(known, decision, union));
      }
    }
    return frozen.isEmpty() ? union : union.decided(frozen);
  }

  /**
   * A network of a stage's space with all optional rows: what a stage freezes to it has the most
   * rows, and so all that can be impossible in a stage that freezes depths.
   */
  public static Architecture deepest(SearchSpace space) {
    SpaceStructure structure = space.structure();
    Optional<Genotype> deeper = space.networks().findFirst();
    Genotype deepest = deeper.orElseThrow(IllegalStateException::new);
    while (deeper.isPresent()) {
      deepest = deeper.get();
      long rows = rows(structure, deepest);
      deeper =
          space.neighbours(deepest).stream()
              .filter(neighbour -> rows(structure, neighbour) > rows)
              .findFirst();
    }
    return space.architecture(deepest);
  }

  private static long rows(SpaceStructure structure, Genotype network) {
    return structure.rows().stream().filter(row -> row.isPresent(network)).count();
  }

  private static Map<Integer, Integer> options(Genotype network) {
    Map<Integer, Integer> options = new TreeMap<>();
    network.genes().forEach(option -> options.put(options.size(), option));
    return options;
  }

  /** Of the decisions on forms, if they are not searched. */
  private Map<Integer, Integer> plain(SearchSpace union, int stage) {
    return stages.get(stage).searched.contains(DecisionKind.FORM)
        ? Map.of()
        : union.forms(SearchStages::isPlain);
  }

  private static boolean isPlain(BlockSpec spec) {
    return spec instanceof UniversalInvertedBottleneck uib
        && uib.startKernel() == 0
        && uib.middleKernel() == PLAIN_KERNEL;
  }

  private static int required(Map<Integer, Integer> known, int decision, SearchSpace union) {
    Integer option = known.get(decision);
    if (option == null) {
      throw new IllegalArgumentException(
          "the first stage freezes "
              + union.decisions().get(decision).name()
              + " of the space "
              + union.name()
              + " to what an inverted bottleneck has, which tells nothing of it; write one"
              + " alternative, or search in one stage");
    }
    return option;
  }
}
