package mobilenet.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;

/**
 * Finds out, from the names and shapes of its tensors alone, which architectures a weight file
 * fits. There may be several: names and shapes say nothing about padding, epsilon, activation and
 * anti-aliasing.
 */
public final class ArchitectureDetector {
  /** Width multipliers that are tried if no listed width fits. */
  private static final List<Double> WIDTHS =
      List.of(0.25, 0.35, 0.5, 0.6, 0.7, 0.75, 0.8, 1.0, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.75, 2.0);

  private final WeightSource file;
  private final NamingScheme scheme;
  private final List<Architecture> matches = new ArrayList<>();
  private final Map<Architecture, Integer> commonNames = new HashMap<>();
  private Optional<PartialMatch> nearest = Optional.empty();

  private ArchitectureDetector(WeightSource file, NamingScheme scheme) {
    this.file = file;
    this.scheme = scheme;
  }

  /**
   * What was found out about a file.
   *
   * @param prefix that was removed from all names; empty if they have none
   * @param scheme naming scheme of the tensors; empty if unknown
   * @param matches every architecture that it fits exactly, with its width, classes and channels
   * @param nearest if nothing fits, the architecture that has the most tensors in common with the
   *     file
   */
  public record Detection(
      Optional<KeyPrefix> prefix,
      Optional<NamingScheme> scheme,
      List<Architecture> matches,
      Optional<PartialMatch> nearest) {
    /** Copies. */
    public Detection {
      matches = List.copyOf(matches);
    }
  }

  /**
   * An architecture that fits only in part.
   *
   * @param architecture the architecture
   * @param shared how many of its tensors the file has, with the right shape
   * @param expected how many tensors it has
   */
  public record PartialMatch(Architecture architecture, int shared, int expected) {}

  /**
   * Compares a file with every architecture of the catalogue and, where none fits, with their
   * tables at other widths.
   *
   * @throws IOException if two tensors of the file stand for the same one, or the names have an
   *     unknown prefix
   */
  public static Detection detect(WeightSource file) throws IOException {
    return detect(file, List.of());
  }

  /**
   * Like {@link #detect(WeightSource)}, also with networks that are not in the catalogue.
   *
   * @param others these are compared first
   */
  public static Detection detect(WeightSource file, List<Architecture> others) throws IOException {
    Optional<KeyPrefix> prefix = KeyPrefix.of(file);
    WeightSource bare = KeyPrefix.takeOff(file);
    Optional<NamingScheme> scheme = NamingScheme.detect(bare.names());
    if (scheme.isEmpty()) {
      return new Detection(prefix, scheme, List.of(), Optional.empty());
    }
    ArchitectureDetector detector = new ArchitectureDetector(bare, scheme.get());
    for (Architecture candidate : others) {
      detector.compare(candidate);
    }
    for (Architecture candidate : Catalogue.all()) {
      detector.compare(candidate);
    }
    if (detector.matches.isEmpty()) {
      detector.compareWidths();
    }
    return new Detection(
        prefix,
        scheme,
        detector.matches,
        detector.matches.isEmpty() ? detector.nearest : Optional.empty());
  }

  /**
   * Tries tables at every width: those that have the most names in common with the file, which do
   * not depend on the width. Here, too, several may fit, for instance with two paddings.
   */
  private void compareWidths() throws IOException {
    List<Architecture> tables =
        Catalogue.all().stream().filter(table -> table.scaling().width() == 1).toList();
    int most =
        tables.stream().mapToInt(table -> commonNames.getOrDefault(table, 0)).max().orElse(0);
    for (Architecture table : tables) {
      if (commonNames.getOrDefault(table, 0) == most) {
        for (double width : WIDTHS) {
          compare(table.withWidth(width));
        }
      }
    }
  }

  private void compare(Architecture table) throws IOException {
    WeightSource weights;
    Architecture candidate;
    Map<String, Parameter> expected;
    try {
      weights = scheme.toTimm(table, file);
      candidate = withEndsOf(weights, table);
      expected = Lowering.lower(candidate).parameters();
    } catch (IllegalArgumentException e) {
      // The scheme has no names for this table, or the width is impossible: it cannot fit.
      return;
    }
    int named = 0;
    int shared = 0;
    for (Parameter parameter : expected.values()) {
      if (weights.names().contains(parameter.key())) {
        named++;
        shared += weights.shape(parameter.key()).equals(parameter.shape()) ? 1 : 0;
      }
    }
    commonNames.put(table, named);
    long counted = weights.names().stream().filter(n -> !WeightAccounting.isCounter(n)).count();
    if (shared == expected.size() && counted == shared) {
      matches.add(candidate);
    }
    if (nearest.isEmpty() || shared > nearest.get().shared()) {
      nearest = Optional.of(new PartialMatch(candidate, shared, expected.size()));
    }
  }

  /**
   * The table with the file's number of classes and input channels, without a head if the file has
   * none.
   */
  private static Architecture withEndsOf(WeightSource weights, Architecture table) {
    Architecture candidate = WeightBinding.withEndOf(weights, table);
    String weight = ParameterSections.stemWeight(table);
    List<Integer> stem = weights.names().contains(weight) ? weights.shape(weight) : List.of();
    return stem.size() == 4 && stem.get(1) > 0
        ? candidate.withInputChannels(stem.get(1))
        : candidate;
  }
}
