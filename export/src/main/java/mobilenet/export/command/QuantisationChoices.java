package mobilenet.export.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.cli.UsageException;
import mobilenet.export.command.ChoiceConverter.RangeName;
import mobilenet.export.onnx.IntegerType;
import mobilenet.export.quantise.EqualisationChoice;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.RangeRule;
import mobilenet.export.quantise.WeightBits;
import picocli.CommandLine.Option;

/** How numbers are rounded. */
final class QuantisationChoices {
  private static final double PERCENT = 99.99;

  @Option(
      names = "--ranges",
      paramLabel = "minmax|percentile|mse",
      converter = ChoiceConverter.OfRanges.class,
      description =
          "How the range of a feature map is chosen: all values, most of them, or the least squared"
              + " error (default: mse).")
  private RangeName ranges = RangeName.MSE;

  @Option(
      names = "--percentile",
      paramLabel = "P",
      description = "Percent of the values that --ranges percentile keeps (default: 99.99).")
  private Optional<Double> percentile = Optional.empty();

  @Option(
      names = "--equalise",
      paramLabel = "auto|always|never",
      converter = ChoiceConverter.OfEqualisation.class,
      description =
          "Give the channels between convolutions ranges of about the same size (default: auto, the"
              + " better of both).")
  private EqualisationChoice equalisation = EqualisationChoice.AUTO;

  @Option(
      names = "--float",
      split = ",",
      paramLabel = "LAYER",
      description = "Layers that stay float, such as conv_stem or blocks.3.2 for all below it.")
  private List<String> floats = new ArrayList<>();

  @Option(
      names = "--float-below",
      paramLabel = "DB",
      description = "Layers whose own signal to noise is below these decibels stay float.")
  private Optional<Double> floatBelow = Optional.empty();

  @Option(
      names = "--activations",
      paramLabel = "int8|uint8",
      converter = ChoiceConverter.OfIntegers.class,
      description =
          "Integers of feature maps in the file; weights are int8 (default: uint8, for which ONNX"
              + " Runtime has more kernels).")
  private IntegerType activations = IntegerType.UINT8;

  @Option(
      names = "--weight-bits",
      paramLabel = "7|8",
      description =
          "Integers of weights, within ±64 or ±127; with 8 bits, ONNX Runtime clips sums on x86"
              + " processors without VNNI (default: 7 for ONNX, 8 for TensorFlow Lite).")
  private Optional<Integer> weightBits = Optional.empty();

  IntegerType activations() {
    return activations;
  }

  /**
   * How to quantise.
   *
   * @param form which has defaults, and logits that it can give
   */
  QuantisationOptions options(QuantisedForm form) {
    if (percentile.isPresent() && ranges != RangeName.PERCENTILE) {
      throw new UsageException("--percentile is for --ranges percentile");
    }
    return new QuantisationOptions(
        rule(),
        weights(form),
        equalisation,
        floats,
        floatBelow.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        form.answers());
  }

  private WeightBits weights(QuantisedForm form) {
    try {
      return weightBits.map(WeightBits::of).orElseGet(form::weights);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--weight-bits: " + e.getMessage());
    }
  }

  private RangeRule rule() {
    return switch (ranges) {
      case MINMAX -> new RangeRule.MinMax();
      case MSE -> new RangeRule.LeastSquares();
      case PERCENTILE -> percentile(percentile.orElse(PERCENT));
    };
  }

  private static RangeRule percentile(double percent) {
    try {
      return new RangeRule.Percentile(percent);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--percentile: " + e.getMessage());
    }
  }
}
