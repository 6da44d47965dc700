package mobilenet.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.Norms;
import mobilenet.convert.source.Origin;
import mobilenet.convert.source.Stated;
import mobilenet.weights.ArchitectureDetector;
import mobilenet.weights.ArchitectureDetector.Detection;
import mobilenet.weights.ArchitectureDetector.PartialMatch;
import mobilenet.weights.WeightBinding;

/**
 * Which network the tensors of a file are: names and shapes decide how it is built, and what they
 * leave open is taken from the user, the file, its name, its origin, or assumed, in this order.
 *
 * @param architecture with the file's classes and channels
 * @param how the network was found
 * @param padding rule of its strided convolutions
 * @param epsilon of its batch norms
 * @param others names of networks that the tensors fit as well
 * @param names what was found out of the tensors' names
 */
record Identification(
    Architecture architecture,
    String how,
    Fact padding,
    Fact epsilon,
    List<String> others,
    Detection names) {

  Identification {
    others = List.copyOf(others);
  }

  /** A network that something names. */
  private record Hint(Architecture architecture, String source) {}

  static Identification of(ForeignNetwork network, Path file, Choices choices) throws IOException {
    List<Hint> hints = hints(network, file, choices);
    Detection detection =
        ArchitectureDetector.detect(
            network.weights(), hints.stream().map(Hint::architecture).toList());
    Optional<Hint> hint =
        hints.stream().filter(h -> matching(detection, h.architecture()).isPresent()).findFirst();
    if (choices.model().isPresent()) {
      Architecture model = choices.model().get();
      if (matching(detection, model).isEmpty()) {
        // Says in full what does not fit.
        WeightBinding.bind(WeightBinding.endingAs(model, network.weights()), network.weights());
      }
    }
    Origins origin = Origins.of(network.origin(), detection.scheme());
    Architecture matched =
        hint.isPresent()
            ? matching(detection, hint.get().architecture()).orElseThrow()
            : WidthNaming.named(
                origin
                    .preferred(detection.matches())
                    .orElseThrow(() -> unknown(network, detection)));
    Conventions conventions = origin.conventions(matched);
    Provenance facts =
        new Provenance(
            origin.isCertain() ? origin.reason() : hint.map(Hint::source).orElse(origin.reason()),
            hint.isPresent() || origin.isCertain());
    Stated stated = network.stated();
    requireOwnNorms(network, choices);
    Padding padding = choices.padding().or(stated::padding).orElse(conventions.padding());
    double epsilon = choices.epsilon().or(stated::epsilon).orElse(conventions.batchNormEpsilon());
    Architecture architecture =
        matched.withConventions(
            matched.conventions().withPadding(padding).withBatchNormEpsilon(epsilon));
    List<String> others =
        detection.matches().stream()
            .map(Architecture::name)
            .filter(name -> !name.equals(matched.name()))
            .distinct()
            .toList();
    return new Identification(
        architecture,
        hint.map(h -> "named by " + h.source()).orElse("found by names and shapes of its tensors"),
        facts.of(
            padding.toString().toLowerCase(Locale.ROOT),
            choices.padding().isPresent(),
            stated.padding().isPresent(),
            "--padding"),
        stated.norms() == Norms.FOLDED
            ? new Fact(
                Double.toString(epsilon),
                Fact.Certainty.KNOWN,
                "with which norms that stand for folded ones change no bit")
            : facts.of(
                Double.toString(epsilon).replace(".0E", "e"),
                choices.epsilon().isPresent(),
                stated.epsilon().isPresent(),
                "--epsilon"),
        others,
        detection);
  }

  private static void requireOwnNorms(ForeignNetwork network, Choices choices)
      throws ForeignFileException {
    if (network.stated().norms() == Norms.FOLDED && choices.epsilon().isPresent()) {
      throw new ForeignFileException(
          network.weights().origin()
              + ": its batch norms are folded into its convolutions, so that their epsilon has no"
              + " effect any more, given --epsilon "
              + choices.epsilon().get()
              + "; leave the option out");
    }
  }

  /**
   * Where what weights do not tell is from, if neither the user nor the file says it.
   *
   * @param source what it is taken from
   * @param known whether that is certain
   */
  private record Provenance(String source, boolean known) {
    Fact of(String value, boolean given, boolean stated, String option) {
      if (given) {
        return new Fact(value, Fact.Certainty.GIVEN, "given by " + option);
      }
      if (stated) {
        return new Fact(
            value, Fact.Certainty.KNOWN, "as the file's layers say; " + option + " changes it");
      }
      return known
          ? new Fact(value, Fact.Certainty.KNOWN, "by " + source + "; " + option + " changes it")
          : new Fact(
              value,
              Fact.Certainty.ASSUMED,
              "assumed, as " + source + "; " + option + " changes it");
    }
  }

  private static List<Hint> hints(ForeignNetwork network, Path file, Choices choices) {
    if (choices.model().isPresent()) {
      return List.of(new Hint(choices.model().get(), "--model"));
    }
    List<Hint> hints = new ArrayList<>();
    network
        .architecture()
        .flatMap(Catalogue::find)
        .ifPresent(
            named ->
                hints.add(
                    new Hint(
                        named,
                        network.origin() == Origin.PYTORCH
                            ? "the file's own entry arch"
                            : "the shapes of its convolutions")));
    if (network.architecture().isEmpty()) {
      inFileName(file).ifPresent(named -> hints.add(new Hint(named, "the file's name")));
    }
    return hints;
  }

  /** timm's files are called after the network: {@code tf_mobilenetv3_small_100-37f49e2b.pth}. */
  private static Optional<Architecture> inFileName(Path file) {
    String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    return Optional.of(Pattern.compile("[-.].*$").matcher(name).replaceFirst(""))
        .flatMap(Catalogue::find);
  }

  private static Optional<Architecture> matching(Detection detection, Architecture wanted) {
    return detection.matches().stream()
        .filter(match -> match.name().equals(wanted.name()))
        .filter(match -> match.scaling().equals(wanted.scaling()))
        .findFirst();
  }

  private static ForeignFileException unknown(ForeignNetwork network, Detection detection) {
    String origin = network.weights().origin();
    if (detection.scheme().isEmpty()) {
      return new ForeignFileException(
          origin
              + ": expected tensors with timm's or torchvision's names, found "
              + network.weights().names().stream().limit(3).toList()
              + " and others");
    }
    PartialMatch nearest = detection.nearest().orElseThrow();
    return new ForeignFileException(
        String.format(
            Locale.ROOT,
            "%s: none of the known networks has these tensors; nearest is %s, of whose %d tensors"
                + " %d are here with the right shape; name the network with --model to see what"
                + " does not fit",
            origin,
            nearest.architecture().name(),
            nearest.expected(),
            nearest.shared()));
  }
}
