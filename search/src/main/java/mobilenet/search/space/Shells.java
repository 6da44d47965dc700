package mobilenet.search.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Stage;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;

/** What networks of a space have beside their stages: stem, head, input and so on. */
final class Shells {
  private static final long MOST = 100_000;

  private static final List<String> NOT_THE_SHELL = List.of("name", "family", "stages");

  private static final JsonArray ANY_STAGES =
      new JsonArray(List.of(JsonArray.ofStrings(List.of("cn_r1_k1_s1_c8"))));

  /** One choice of all members. */
  static final class Shell {
    private final int[] genes;
    private final Architecture architecture;

    Shell(int[] genes, Architecture architecture) {
      this.genes = genes.clone();
      this.architecture = architecture;
    }

    /** Genes of the space; -1 for decisions that no member has. */
    int[] genes() {
      return genes.clone();
    }

    /** With stages that mean nothing. */
    Architecture architecture() {
      return architecture;
    }

    Architecture withStages(List<Stage> stages) {
      return architecture.withStages(stages);
    }
  }

  private final List<Integer> decisions;
  private final Map<List<Integer>, Shell> byGenes = new LinkedHashMap<>();
  private final Map<String, Shell> byText = new LinkedHashMap<>();

  /**
   * Fills in every combination.
   *
   * @throws JsonException if a combination is none that an architecture can have
   */
  Shells(MemberTemplates members, List<Decision> all, String source) throws JsonException {
    this.decisions = members.decisions();
    long count = 1;
    for (int decision : decisions) {
      count *= all.get(decision).size();
      if (count > MOST) {
        throw new JsonException(
            source + ": the members beside the stages have more than " + MOST + " combinations");
      }
    }
    int[] genes = new int[all.size()];
    Arrays.fill(genes, -1);
    decisions.forEach(decision -> genes[decision] = 0);
    do {
      JsonObject document = members.fill(all, genes).with("stages", ANY_STAGES);
      Architecture architecture = ArchitectureDocument.of(new JsonFields(document, source, ""));
      Shell shell = new Shell(genes, architecture);
      if (byText.putIfAbsent(text(architecture), shell) == null) {
        byGenes.put(key(genes), shell);
      }
    } while (advance(all, genes));
  }

  private boolean advance(List<Decision> all, int[] genes) {
    for (int i = decisions.size() - 1; i >= 0; i--) {
      int decision = decisions.get(i);
      genes[decision]++;
      if (genes[decision] < all.get(decision).size()) {
        return true;
      }
      genes[decision] = 0;
    }
    return false;
  }

  private List<Integer> key(int[] genes) {
    return decisions.stream().map(decision -> genes[decision]).toList();
  }

  private static String text(Architecture architecture) {
    return JsonWriter.compact(ArchitectureDocument.toJson(architecture).without(NOT_THE_SHELL));
  }

  /** Indexes of the decisions that have a hole here. */
  List<Integer> decisions() {
    return decisions;
  }

  List<Shell> all() {
    return new ArrayList<>(byGenes.values());
  }

  Optional<Shell> of(int[] genes) {
    return Optional.ofNullable(byGenes.get(key(genes)));
  }

  /** The shell of an architecture. */
  Optional<Shell> like(Architecture architecture) {
    return Optional.ofNullable(byText.get(text(architecture)));
  }
}
