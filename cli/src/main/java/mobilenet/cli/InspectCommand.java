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
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.weights.ArchitectureDetector;
import mobilenet.weights.ArchitectureDetector.Detection;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.NamingScheme;
import mobilenet.weights.SafeTensors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet inspect FILE}. */
@Command(name = "inspect", description = "Tell which network a file of weights is.")
final class InspectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A safetensors file, or a folder with one.")
  private Path file = Path.of("");

  /** A network that fits, in the JSON document. */
  record Match(String architecture, double width, int classes, int inputChannels) {
    static Match of(Architecture a) {
      return new Match(a.name(), a.scaling().width(), a.classes(), a.input().channels());
    }
  }

  /** A network that nearly fits, in the JSON document. */
  record Near(String architecture, double width, int shared, int expected) {}

  /** The JSON document. */
  record Document(
      String file,
      int tensors,
      long elements,
      List<String> types,
      Optional<String> names,
      List<Match> matches,
      Optional<Near> nearest,
      List<String> undecided) {}

  @Override
  public Integer call() throws IOException {
    Path weights = Files.isDirectory(file) ? file.resolve(Checkpoint.WEIGHTS) : file;
    try (SafeTensors tensors = SafeTensors.open(weights)) {
      Document document = document(weights, tensors);
      PrintWriter out = spec.commandLine().getOut();
      if (common.json) {
        Json.print(out, document);
      } else {
        print(document, out);
      }
      return document.matches.isEmpty() ? 1 : 0;
    }
  }

  private static Document document(Path weights, SafeTensors tensors) throws IOException {
    Detection detection = ArchitectureDetector.detect(tensors);
    long elements =
        tensors.names().stream()
            .mapToLong(n -> tensors.shape(n).stream().mapToLong(d -> d).reduce(1, (a, b) -> a * b))
            .sum();
    List<String> types =
        tensors.names().stream()
            .map(n -> tensors.info(n).type())
            .distinct()
            .map(DType::name)
            .sorted()
            .toList();
    return new Document(
        weights.toString(),
        tensors.names().size(),
        elements,
        types,
        detection.scheme().map(InspectCommand::label),
        detection.matches().stream().map(Match::of).toList(),
        detection
            .nearest()
            .map(
                n ->
                    new Near(
                        n.architecture().name(),
                        n.architecture().scaling().width(),
                        n.shared(),
                        n.expected())),
        undecided(detection.matches()));
  }

  private static String label(NamingScheme scheme) {
    return scheme == NamingScheme.TIMM ? "timm" : "torchvision";
  }

  /** What differs between the networks that fit: a file of weights cannot tell it. */
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
        "%s: %d tensors, %,d elements, %s, %s%n",
        d.file,
        d.tensors,
        d.elements,
        String.join(" ", d.types),
        d.names.map(n -> n + "'s names").orElse("unknown names"));
    for (Match m : d.matches) {
      out.printf(
          Locale.ROOT,
          "fits %s, width %s, %,d classes, %d input channels%n",
          m.architecture,
          m.width,
          m.classes,
          m.inputChannels);
    }
    if (!d.undecided.isEmpty()) {
      out.println(
          "a file of weights cannot tell these apart: they differ in "
              + d.undecided.stream().collect(Collectors.joining(", "))
              + "; config.json must say which");
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
