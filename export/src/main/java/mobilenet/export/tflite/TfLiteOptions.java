package mobilenet.export.tflite;

import java.util.List;
import java.util.Optional;
import mobilenet.export.form.Extent;

/**
 * How {@link TfLiteExport} writes a network.
 *
 * @param batch images a run
 * @param height rows of an image, at least 1
 * @param width columns of an image, at least 1
 * @param input what the file takes
 * @param taps feature maps that are outputs too, by the names of {@link mobilenet.graph.Taps}
 * @param metadata what the file says of itself, if anything
 */
public record TfLiteOptions(
    Extent batch,
    int height,
    int width,
    TfLiteInput input,
    List<String> taps,
    Optional<TfLiteMetadata> metadata) {

  /** Copies the list, and checks the ranges. */
  public TfLiteOptions {
    taps = taps.stream().distinct().toList();
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "height and width must be at least 1, given " + height + " and " + width);
    }
  }

  /** One normalised image a run. */
  public static TfLiteOptions of(int height, int width) {
    return new TfLiteOptions(
        Extent.of(1), height, width, new TfLiteInput.Normalised(), List.of(), Optional.empty());
  }

  /** The same for another number of images. */
  public TfLiteOptions withBatch(Extent batch) {
    return new TfLiteOptions(batch, height, width, input, taps, metadata);
  }

  /** How many images the file is written for, of which a runtime may make another number. */
  int images() {
    return batch.length().orElse(1);
  }

  /** The same with another input. */
  public TfLiteOptions withInput(TfLiteInput input) {
    return new TfLiteOptions(batch, height, width, input, taps, metadata);
  }

  /** The same with other feature maps as outputs. */
  public TfLiteOptions withTaps(List<String> taps) {
    return new TfLiteOptions(batch, height, width, input, taps, metadata);
  }

  /** The same with metadata. */
  public TfLiteOptions withMetadata(TfLiteMetadata metadata) {
    return new TfLiteOptions(batch, height, width, input, taps, Optional.of(metadata));
  }
}
