package mobilenet.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Section;

/**
 * Which parameter belongs to which section of a network. Of a network that is known, its graph says
 * so; of a file alone, names are all there is.
 */
final class ParameterSections {
  private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d{1,4})\\.(\\d{1,4})\\..+");

  private ParameterSections() {}

  /** Modules outside the blocks, by the first part of their names, as the lowering names them. */
  private static final class Modules {
    static final Map<String, Section> BY_NAME = index();

    private static Map<String, Section> index() {
      Map<String, Section> modules = new LinkedHashMap<>();
      for (Architecture architecture : Catalogue.all()) {
        for (Section section : List.of(Section.STEM, Section.HEAD, Section.CLASSIFIER)) {
          Graph graph = Lowering.lower(architecture, section, section);
          graph.parameters().keySet().forEach(key -> modules.put(module(key), section));
        }
      }
      return Collections.unmodifiableMap(modules);
    }
  }

  private static String module(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  /** The section of a parameter by its name, of any network; empty for a name of another kind. */
  static Optional<Section> of(String key) {
    Matcher block = BLOCK.matcher(key);
    return block.matches()
        ? Optional.of(
            Section.block(Integer.parseInt(block.group(1)), Integer.parseInt(block.group(2))))
        : Optional.ofNullable(Modules.BY_NAME.get(module(key)));
  }

  /** The weight of a network's first convolution. */
  static String stemWeight(Architecture architecture) {
    return Lowering.lower(architecture, Section.STEM, Section.STEM).parameters().values().stream()
        .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
        .map(Parameter::key)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a stem has a convolution"));
  }

  /** The weight of the classifier that a network has where it has classes; none without a head. */
  static Optional<String> classifierWeight(Architecture architecture) {
    Architecture whole = architecture.withClasses(Math.max(1, architecture.classes()));
    if (!whole.hasClassifier()) {
      return Optional.empty();
    }
    return Lowering.lower(whole, Section.CLASSIFIER, Section.CLASSIFIER)
        .parameters()
        .values()
        .stream()
        .filter(parameter -> parameter.kind() == Parameter.Kind.WEIGHT)
        .map(Parameter::key)
        .findFirst();
  }

  /** The parameters of the convolution in a network's head; none where it has no such. */
  static Set<String> headConvolution(Architecture architecture) {
    if (!Lowering.sections(architecture).contains(Section.HEAD)) {
      return Set.of();
    }
    return Lowering.lower(architecture, Section.HEAD, Section.HEAD).nodes().stream()
        .map(Node::op)
        .filter(op -> op instanceof Op.Convolution)
        .flatMap(op -> op.parameters().stream())
        .map(Parameter::key)
        .collect(Collectors.toSet());
  }
}
