package mobilenet.convert.source;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network does with pixels before its first convolution: {@code x · scale + shift}.
 *
 * @param scale one number, or one for each channel
 * @param shift as many
 */
public record PixelFactors(List<Double> scale, List<Double> shift) {
  /** Pixels as they are. */
  public static final PixelFactors NONE = new PixelFactors(List.of(1.0), List.of(0.0));

  /** White, of pixels that are bytes. */
  public static final double BYTES = 255;

  /**
   * With a smaller factor, pixels from 0 to 1 would lie within a tenth of each other, which no
   * network sees: then the network takes pixels from 0 to 255.
   */
  private static final double LEAST_FACTOR = 0.1;

  private static final MathContext DIGITS = new MathContext(6);

  /** Relative error of a few operations on floats. */
  private static final double FLOAT_ERRORS = 3e-7;

  /** Copies, and checks that the numbers are as many. */
  public PixelFactors {
    scale = List.copyOf(scale);
    shift = List.copyOf(shift);
    if (scale.isEmpty() || scale.size() != shift.size()) {
      throw new IllegalArgumentException(
          "expected a factor and a shift for each channel, given " + scale + " and " + shift);
    }
  }

  /**
   * The same, then multiplied and added to.
   *
   * @param by one number, or one for each channel
   * @param plus likewise
   */
  public PixelFactors then(List<Double> by, List<Double> plus) {
    int channels = Math.max(scale.size(), Math.max(by.size(), plus.size()));
    List<Double> scales = new ArrayList<>();
    List<Double> shifts = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double factor = by.get(c % by.size());
      scales.add(scale.get(c % scale.size()) * factor);
      shifts.add(shift.get(c % shift.size()) * factor + plus.get(c % plus.size()));
    }
    return new PixelFactors(scales, shifts);
  }

  /** White of the pixels that are meant: 1 or {@value #BYTES}. */
  public double white() {
    double most = scale.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return most < LEAST_FACTOR ? BYTES : 1;
  }

  /**
   * The same of pixels from 0 to 1, as mean and standard deviation; empty if there are none, since
   * a factor is not above 0, or the numbers are not as many as the channels.
   *
   * @param white of the pixels that the network takes
   * @param channels of the images
   */
  public Optional<PixelScale> pixels(double white, int channels) {
    int given = scale.size();
    boolean sound = given == 1 || given == channels;
    List<Double> mean = new ArrayList<>();
    List<Double> std = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double factor = scale.get(c % given) * white;
      mean.add(rounded(-shift.get(c % given) / factor));
      std.add(rounded(1 / factor));
      sound &= Double.isFinite(mean.get(c)) && Double.isFinite(std.get(c)) && std.get(c) > 0;
    }
    return sound ? Optional.of(new PixelScale(mean, std)) : Optional.empty();
  }

  /**
   * Constants of networks are floats, of which 1/127.5 is none: a std of 0.49999997 is meant as
   * 0.5.
   */
  private static double rounded(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    double round = new BigDecimal(value).round(DIGITS).doubleValue();
    return Math.abs(round - value) <= FLOAT_ERRORS * Math.abs(value) ? round : value;
  }
}
