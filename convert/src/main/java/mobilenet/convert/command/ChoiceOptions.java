package mobilenet.convert.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Padding;
import mobilenet.cli.Arguments;
import mobilenet.cli.UsageException;
import mobilenet.convert.Choices;
import mobilenet.convert.ImageChoices;
import mobilenet.image.Interpolation;
import picocli.CommandLine.Option;

/** What the user says of a file. */
final class ChoiceOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "The network (default: found by names and shapes).")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--padding",
      paramLabel = "same|symmetric",
      description = "Padding of strided convolutions (default: that of the file's origin).")
  private Optional<String> padding = Optional.empty();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Epsilon of batch norms (default: that of the file's origin).")
  private Optional<Double> epsilon = Optional.empty();

  @Option(
      names = "--entry",
      paramLabel = "PATH",
      description = "Which of several networks in the file, such as model_ema.")
  private Optional<String> entry = Optional.empty();

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description = "A name for each class, one a line, in the order of the outputs.")
  private Optional<Path> classNames = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Image size (default: the network's own).")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--interpolation",
      paramLabel = "NAME",
      description = "Filter of the resize: bilinear, bicubic or bilinear_align_corners.")
  private Optional<String> interpolation = Optional.empty();

  @Option(
      names = "--crop",
      paramLabel = "F",
      description = "Side of the centre crop over the resized shorter side.")
  private Optional<Double> crop = Optional.empty();

  @Option(
      names = "--mean",
      split = ",",
      paramLabel = "M",
      description = "Mean of each channel, from 0 to 1, separated by commas.")
  private List<Double> mean = List.of();

  @Option(
      names = "--std",
      split = ",",
      paramLabel = "S",
      description = "Standard deviation of each channel, separated by commas.")
  private List<Double> std = List.of();

  /**
   * All of it.
   *
   * @throws UsageException if a value is impossible
   * @throws IOException if a file that is named cannot be read
   */
  Choices choices() throws IOException {
    if (epsilon.isPresent() && !(epsilon.get() > 0 && epsilon.get() < 1)) {
      throw new UsageException("--epsilon must be above 0 and below 1, given " + epsilon.get());
    }
    Arguments.imageSize(size);
    if (crop.isPresent() && !(crop.get() > 0 && crop.get() <= 1)) {
      throw new UsageException("--crop must be above 0 and at most 1, given " + crop.get());
    }
    Optional<Architecture> architecture = Optional.empty();
    if (model.isPresent()) {
      architecture = Optional.of(Arguments.network(model.get()).architecture());
    }
    return new Choices(
        architecture,
        padding.map(ChoiceOptions::padding),
        epsilon,
        entry,
        labels(),
        new ImageChoices(
            size,
            interpolation.map(ChoiceOptions::interpolation),
            crop,
            mean.isEmpty() ? Optional.empty() : Optional.of(mean),
            std.isEmpty() ? Optional.empty() : Optional.of(std)));
  }

  private static Padding padding(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "same" -> Padding.SAME;
      case "symmetric" -> Padding.SYMMETRIC;
      default ->
          throw new UsageException("--padding must be same or symmetric, given \"" + name + "\"");
    };
  }

  private static Interpolation interpolation(String name) {
    try {
      return Interpolation.ofTimm(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--interpolation: " + e.getMessage());
    }
  }

  private Optional<List<String>> labels() throws IOException {
    return classNames.isPresent()
        ? Optional.of(ClassNames.read(classNames.get()))
        : Optional.empty();
  }
}
