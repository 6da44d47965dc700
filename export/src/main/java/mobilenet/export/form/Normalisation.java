package mobilenet.export.form;

import java.util.List;

/**
 * How a file makes normalised values of samples of 0 to 255, as {@link
 * mobilenet.image.Preprocessing} does: {@code (sample / 255 − mean) / std}.
 *
 * @param mean one a channel
 * @param std one a channel, above 0
 */
public record Normalisation(List<Double> mean, List<Double> std) {
  /** Copies the lists, and checks their values. */
  public Normalisation {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != std.size()) {
      throw new IllegalArgumentException(
          "mean and std must have a value for each channel, given " + mean + " and " + std);
    }
    if (!std.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("std must be above 0 and finite, given " + std);
    }
  }

  /**
   * Checks that a network has as many channels.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireChannels(int channels) {
    if (mean.size() != channels) {
      throw new IllegalArgumentException(
          "mean and std must have a value for each of the "
              + channels
              + " channels of the network, given "
              + mean.size());
    }
  }
}
