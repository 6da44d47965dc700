package mobilenet.search.space;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with holes.
 *
 * @param source as it stands in the file
 * @param parts literal text and holes in order
 */
record Template(String source, List<Part> parts) {

  /** A piece of the text. */
  sealed interface Part permits Literal, Hole {}

  /** Text that always stands there. */
  record Literal(String text) implements Part {}

  /** A place for an alternative of a decision, by its index in the space. */
  record Hole(int decision) implements Part {}

  Template {
    parts = List.copyOf(parts);
  }

  /** Indexes of the decisions that have a hole here, each once. */
  List<Integer> decisions() {
    return parts.stream()
        .filter(Hole.class::isInstance)
        .map(part -> ((Hole) part).decision())
        .distinct()
        .toList();
  }

  String fill(List<Decision> decisions, int[] genes) {
    return parts.stream()
        .map(
            part ->
                part instanceof Hole hole
                    ? decisions.get(hole.decision()).text(genes[hole.decision()])
                    : ((Literal) part).text())
        .collect(Collectors.joining());
  }
}
