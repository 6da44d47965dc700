package mobilenet.image;

/**
 * A stretch of one axis of a resized image.
 *
 * @param size positions that the whole source is resized to; beyond int for a very long image
 * @param from first position kept
 * @param count positions kept
 */
record AxisWindow(long size, long from, int count) {

  /** All positions. */
  static AxisWindow whole(int size) {
    return new AxisWindow(size, 0, size);
  }

  /** The centre stretch, or everything when the axis is shorter than the crop. */
  static AxisWindow centre(long size, int crop) {
    if (size <= crop) {
      return whole((int) size);
    }
    // Half to even, as Python's round: torchvision's centre crop.
    return new AxisWindow(size, (long) Math.rint((size - crop) / 2.0), crop);
  }

  /** Whether this is the source axis, neither resized nor cropped. */
  boolean isWhole(int sourceSize) {
    return size == sourceSize && count == sourceSize;
  }
}
