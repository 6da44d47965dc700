package mobilenet.runtime.vector;

import java.util.List;
import mobilenet.graph.Shape;

/** Sizes around and between whole vectors and tiles. */
public final class AwkwardSizes {
  /** Numbers of channels. */
  public static final List<Integer> CHANNELS = List.of(1, 3, 7, 8, 9, 16, 17, 24, 40, 100);

  /** Sizes of feature maps. */
  public static final List<Size> MAPS =
      List.of(
          new Size(1, 1),
          new Size(2, 3),
          new Size(5, 7),
          new Size(7, 7),
          new Size(13, 9),
          new Size(9, 16),
          new Size(14, 14),
          new Size(20, 23));

  private AwkwardSizes() {}

  /**
   * Height and width.
   *
   * @param height H
   * @param width W
   */
  public record Size(int height, int width) {
    /** The shape of so many channels. */
    public Shape of(int channels) {
      return new Shape(channels, height, width);
    }

    @Override
    public String toString() {
      return height + "×" + width;
    }
  }
}
