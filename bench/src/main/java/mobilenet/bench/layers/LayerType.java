package mobilenet.bench.layers;

import java.util.Locale;

/** Kinds of convolution that have kernels of their own. */
public enum LayerType {
  /** A matrix product over pixels. */
  POINTWISE,
  /** Each channel alone. */
  DEPTHWISE,
  /** All channels under a kernel of several pixels, or at a stride. */
  DENSE;

  /** As the file has it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The type of that label.
   *
   * @throws IllegalArgumentException for any other word
   */
  static LayerType of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
