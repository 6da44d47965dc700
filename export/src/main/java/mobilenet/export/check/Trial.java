package mobilenet.export.check;

import java.util.List;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.tflite.TfLiteOptions;

/**
 * A shape of input with which a file is tried.
 *
 * @param batch images
 * @param height rows of each
 * @param width columns of each
 */
public record Trial(int batch, int height, int width) {
  private static final int SEVERAL = 3;

  /** Odd, so that sizes are rounded in every layer with a stride. */
  private static final int LARGER = 17;

  /**
   * What a file is tried with: its own shape, and where it leaves dimensions open another shape
   * too.
   *
   * @param height rows at which to try it if any number can be run
   * @param width columns likewise
   */
  public static List<Trial> of(OnnxOptions options, int height, int width) {
    Trial first =
        new Trial(
            options.batch().length().orElse(1),
            options.height().length().orElse(height),
            options.width().length().orElse(width));
    Trial second =
        new Trial(
            other(options.batch(), first.batch, SEVERAL),
            other(options.height(), first.height, first.height + LARGER),
            other(options.width(), first.width, first.width + 2 * LARGER));
    return first.equals(second) ? List.of(first) : List.of(first, second);
  }

  /** What a TensorFlow Lite file is tried with: other numbers of images only where it allows. */
  public static List<Trial> of(TfLiteOptions options) {
    int images = options.batch().length().orElse(1);
    Trial first = new Trial(images, options.height(), options.width());
    int others = other(options.batch(), images, SEVERAL);
    return others == images
        ? List.of(first)
        : List.of(first, new Trial(others, options.height(), options.width()));
  }

  private static int other(Extent extent, int fixed, int other) {
    return extent.isFree() ? other : fixed;
  }
}
