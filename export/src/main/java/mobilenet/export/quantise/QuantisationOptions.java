package mobilenet.export.quantise;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a network is quantised.
 *
 * @param ranges how the ranges of feature maps are chosen
 * @param weights range of the integers that weights become
 * @param equalisation of channels between convolutions
 * @param floats layers that stay float, by name, or a part of the path for all layers below it
 * @param leastSqnr layers with weights stay float if, quantised alone, their signal to noise is
 *     below this many decibels
 * @param answers what logits become; formats differ in what they can give
 */
public record QuantisationOptions(
    RangeRule ranges,
    WeightBits weights,
    EqualisationChoice equalisation,
    List<String> floats,
    OptionalDouble leastSqnr,
    Answers answers) {

  /**
   * For ONNX: all layers, with the ranges of least squared error, weights whose products ONNX
   * Runtime adds without clipping on every processor, and logits that are not rounded.
   */
  public static final QuantisationOptions DEFAULT =
      new QuantisationOptions(
          new RangeRule.LeastSquares(),
          WeightBits.SEVEN,
          EqualisationChoice.AUTO,
          List.of(),
          OptionalDouble.empty(),
          Answers.SUMS);

  /** Copies. */
  public QuantisationOptions {
    floats = List.copyOf(floats);
  }

  /** The same with ranges chosen otherwise. */
  public QuantisationOptions withRanges(RangeRule ranges) {
    return new QuantisationOptions(ranges, weights, equalisation, floats, leastSqnr, answers);
  }

  /** The same with other integers as weights. */
  public QuantisationOptions withWeights(WeightBits weights) {
    return new QuantisationOptions(ranges, weights, equalisation, floats, leastSqnr, answers);
  }

  /** The same with another choice of equalisation. */
  public QuantisationOptions withEqualisation(EqualisationChoice equalisation) {
    return new QuantisationOptions(ranges, weights, equalisation, floats, leastSqnr, answers);
  }

  /** The same with other layers that stay float. */
  public QuantisationOptions withFloats(List<String> floats) {
    return new QuantisationOptions(ranges, weights, equalisation, floats, leastSqnr, answers);
  }

  /** The same with a bound in decibels below which layers stay float. */
  public QuantisationOptions withLeastSqnr(double leastSqnr) {
    return new QuantisationOptions(
        ranges, weights, equalisation, floats, OptionalDouble.of(leastSqnr), answers);
  }

  /** The same with other logits. */
  public QuantisationOptions withAnswers(Answers answers) {
    return new QuantisationOptions(ranges, weights, equalisation, floats, leastSqnr, answers);
  }
}
