package mobilenet.convert.source;

import java.util.List;

/**
 * How a network scales pixels from 0 to 1: {@code (x − mean) / std}.
 *
 * @param mean of each channel
 * @param std of each channel, above 0
 */
public record PixelScale(List<Double> mean, List<Double> std) {
  /** Copies, and checks that the numbers are as many. */
  public PixelScale {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "expected a mean and a std for each channel, given " + mean + " and " + std);
    }
  }
}
