package mobilenet.export.onnx;

import java.util.List;

/** In which order the samples of a batch of images lie. */
public enum PixelLayout {
  /** Image, row, column, channel: how image libraries hold pixels. */
  NHWC,
  /** Image, channel, row, column: how PyTorch does. */
  NCHW;

  /** Four things, one a dimension, in this order. */
  public <T> List<T> arrange(T n, T c, T h, T w) {
    return switch (this) {
      case NHWC -> List.of(n, h, w, c);
      case NCHW -> List.of(n, c, h, w);
    };
  }

  /** For ONNX's Transpose: where the dimensions N, C, H, W are found in this order. */
  int[] toNchw() {
    return switch (this) {
      case NHWC -> new int[] {0, 3, 1, 2};
      case NCHW -> new int[] {0, 1, 2, 3};
    };
  }
}
