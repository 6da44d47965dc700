package mobilenet.convert;

import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.PixelScale;
import mobilenet.convert.source.Stated;
import mobilenet.image.Interpolation;

/**
 * What a user said of how images are prepared; no file of weights says it.
 *
 * @param size of the square image, in pixels
 * @param interpolation filter of the resize
 * @param cropFraction the centre crop's side over the resized shorter side
 * @param mean of each channel, in units of [0, 1]
 * @param std of each channel
 */
public record ImageChoices(
    Optional<Integer> size,
    Optional<Interpolation> interpolation,
    Optional<Double> cropFraction,
    Optional<List<Double>> mean,
    Optional<List<Double>> std) {
  /** Nothing. */
  public static final ImageChoices NONE =
      new ImageChoices(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies. */
  public ImageChoices {
    mean = mean.map(List::copyOf);
    std = std.map(List::copyOf);
  }

  /** The same with what a file says, where nothing is chosen. */
  ImageChoices or(Stated stated) {
    return new ImageChoices(
        size.or(stated::size),
        interpolation,
        cropFraction,
        mean.or(() -> stated.pixels().map(PixelScale::mean)),
        std.or(() -> stated.pixels().map(PixelScale::std)));
  }

  /** Whether nothing is left to be assumed. */
  boolean isComplete() {
    return size.isPresent()
        && interpolation.isPresent()
        && cropFraction.isPresent()
        && mean.isPresent()
        && std.isPresent();
  }
}
