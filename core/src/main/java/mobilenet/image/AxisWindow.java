package mobilenet.image;

/**
 * The part of one axis of a resized image that is kept.
 *
 * @param size positions that the whole source is resized to; may exceed an int for a very long
 *     image
 * @param from first position kept
 * @param count positions kept
 */
record AxisWindow(long size, long from, int count) {

  /** All positions. */
  static AxisWindow whole(int size) {
    return new AxisWindow(size, 0, size);
  }

  /** The centre, or everything if the axis is shorter than the crop. */
  static AxisWindow centre(long size, int crop) {
    if (size <= crop) {
      return whole((int) size);
    }
    // torchvision's centre crop uses Python's round, which rounds ties to even.
    return new AxisWindow(size, (long) Math.rint((size - crop) / 2.0), crop);
  }

  /** Whether this is the source axis, neither resized nor cropped. */
  boolean isWhole(int sourceSize) {
    return size == sourceSize && count == sourceSize;
  }
}
