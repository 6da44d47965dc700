package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.weights.ArchitectureDetector;
import mobilenet.weights.ArchitectureDetector.Detection;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.KeyPrefix;
import mobilenet.weights.NamingScheme;
import mobilenet.weights.WeightFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet inspect FILE}. */
@Command(name = "inspect")
final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "A safetensors file, an index of shards, or a folder with one of them.")
  private Path file = Path.of("");

  /** What weights never tell, whatever the network. */
  private static final List<String> CANNOT_TELL =
      List.of("padding", "batch norm epsilon", "activation", "anti-aliasing");

  private static final String CONSEQUENCE = "a wrong one lowers accuracy without any error";

  private static final String ADVICE =
      "choose them by the architecture's name (tf_… for TensorFlow's), with 'run --padding"
          + " --epsilon', or as pad_type, bn_eps, act_layer, aa_layer in model_args of config.json";

  /** A network that fits, in the JSON document; {@code output} is the tap in which it ends. */
  record Match(String architecture, double width, int classes, int inputChannels, String output) {
    static Match of(Architecture a) {
      return new Match(
          a.name(),
          a.scaling().width(),
          a.classes(),
          a.input().channels(),
          Lowering.lower(a).output());
    }

    String ending() {
      return switch (output) {
        case Graph.LOGITS -> String.format(Locale.ROOT, "%,d classes", classes);
        case Graph.EMBEDDING -> "no classifier";
        default -> "no head";
      };
    }
  }

  /** A network that fits only in part, in the JSON document. */
  record PartialMatch(String architecture, double width, int shared, int expected) {}

  /** A tensor with values that are NaN or infinite, in the JSON document. */
  record NonFinite(String name, int values) {}

  /** The JSON document. */
  record Document(
      String file,
      int tensors,
      long elements,
      List<String> types,
      Optional<String> names,
      Optional<String> prefix,
      List<Match> matches,
      Optional<PartialMatch> nearest,
      List<String> undecided,
      List<String> cannotTell,
      String consequence,
      String advice,
      List<NonFinite> nonFinite) {}

  @Override
  public Integer call() throws IOException {
    try (WeightFile tensors = WeightFile.open(file)) {
      Document document = document(tensors, defined());
      PrintWriter out = spec.commandLine().getOut();
      if (common.json) {
        JsonOutput.print(out, document);
      } else {
        print(document, out);
      }
      return document.matches.isEmpty() || !document.nonFinite.isEmpty() ? 1 : 0;
    }
  }

  /** The network that a checkpoint defines itself. */
  private List<Architecture> defined() throws IOException {
    return Files.exists(file.resolve(Checkpoint.CONFIG))
        ? Checkpoint.config(file).definition().stream().toList()
        : List.of();
  }

  private static Document document(WeightFile tensors, List<Architecture> defined)
      throws IOException {
    Detection detection = ArchitectureDetector.detect(tensors, defined);
    long elements =
        tensors.names().stream()
            .mapToLong(n -> tensors.shape(n).stream().mapToLong(d -> d).reduce(1, (a, b) -> a * b))
            .sum();
    List<String> types =
        tensors.names().stream().map(tensors::type).distinct().map(DType::name).sorted().toList();
    return new Document(
        tensors.origin(),
        tensors.names().size(),
        elements,
        types,
        detection.scheme().map(InspectCommand::label),
        detection.prefix().map(KeyPrefix::text),
        detection.matches().stream().map(Match::of).toList(),
        detection
            .nearest()
            .map(
                n ->
                    new PartialMatch(
                        n.architecture().name(),
                        n.architecture().scaling().width(),
                        n.shared(),
                        n.expected())),
        undecided(detection.matches()),
        CANNOT_TELL,
        CONSEQUENCE,
        ADVICE,
        detection.matches().isEmpty() ? List.of() : nonFinite(tensors));
  }

  /** Tensors with NaN or infinity, with which no network can work. */
  private static List<NonFinite> nonFinite(WeightFile tensors) throws IOException {
    List<NonFinite> all = new ArrayList<>();
    for (String name : tensors.names()) {
      if (tensors.type(name).isSupported()) {
        int values = tensors.tensor(name).nonFiniteCount();
        if (values > 0) {
          all.add(new NonFinite(name, values));
        }
      }
    }
    return all;
  }

  private static String label(NamingScheme scheme) {
    return scheme == NamingScheme.TIMM ? "timm" : "torchvision";
  }

  /** What differs between the networks that fit, and which the weights cannot tell. */
  private static List<String> undecided(List<Architecture> matches) {
    List<String> open = new ArrayList<>();
    if (matches.stream().map(a -> a.conventions().padding()).distinct().count() > 1) {
      open.add("padding");
    }
    if (matches.stream().map(a -> a.conventions().batchNormEpsilon()).distinct().count() > 1) {
      open.add("batch norm epsilon");
    }
    if (matches.stream().map(a -> a.conventions().antiAlias()).distinct().count() > 1) {
      open.add("anti-aliasing");
    }
    if (matches.size() > 1
        && matches.stream().map(a -> a.stem().activation()).distinct().count() > 1) {
      open.add("activation");
    }
    return open;
  }

  private static void print(Document d, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d tensors, %,d elements, %s, %s%s%n",
        d.file,
        d.tensors,
        d.elements,
        String.join(" ", d.types),
        d.names.map(n -> n + "'s names").orElse("unknown names"),
        d.prefix.map(p -> " behind the prefix " + p).orElse(""));
    for (Match m : d.matches) {
      out.printf(
          Locale.ROOT,
          "fits %s, width %s, %s, %d input channels%n",
          m.architecture,
          m.width,
          m.ending(),
          m.inputChannels);
    }
    for (NonFinite tensor : d.nonFinite) {
      out.printf(
          Locale.ROOT,
          "%s has %,d %s NaN or infinite: the file is damaged, or its training failed%n",
          tensor.name,
          tensor.values,
          tensor.values == 1 ? "value that is" : "values that are");
    }
    if (!d.undecided.isEmpty()) {
      out.println(
          "weights cannot tell these apart: they differ in "
              + String.join(", ", d.undecided)
              + "; config.json must say which");
    }
    if (!d.matches.isEmpty()) {
      out.println(
          "weights do not reveal " + String.join(", ", d.cannotTell) + "; " + d.consequence);
      out.println(d.advice);
    }
    if (d.matches.isEmpty()) {
      out.println(
          d.nearest
              .map(
                  n ->
                      "fits no architecture; nearest is "
                          + n.architecture
                          + " at width "
                          + n.width
                          + ", with "
                          + n.shared
                          + " of its "
                          + n.expected
                          + " tensors")
              .orElse("fits no architecture: the names are neither timm's nor torchvision's"));
    }
  }
}
