package mobilenet.export.tflite;

import java.util.List;

/** With which numbers an operator reads and gives feature maps. */
interface MapNumbers {
  /** Of the feature map that is read. */
  Elements input();

  /** Of the result. */
  Elements result();

  /**
   * Adds weights that are no parameters: small integers times a power of two, which every kind of
   * number can be.
   *
   * @param shape in the file, the channels last
   */
  Value fixed(String name, byte[] integers, float scale, List<Integer> shape);

  /**
   * Adds a bias of zeros.
   *
   * @param scale of the weights
   */
  Value zeros(String name, int channels, float scale);
}
