package mobilenet.data.loader;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Some images of a data set, by their indices. Immutable. */
public final class Selection {
  private final int[] indices;

  private Selection(int[] indices) {
    this.indices = indices;
  }

  /** All images of a data set of that size, 0 or more. */
  public static Selection all(int size) {
    return new Selection(IntStream.range(0, size).toArray());
  }

  /**
   * The images with these indices, in this order. The array is copied.
   *
   * @throws IllegalArgumentException for an index below 0
   */
  public static Selection of(int... indices) {
    if (Arrays.stream(indices).anyMatch(i -> i < 0)) {
      throw new IllegalArgumentException(
          "indices of images must be at least 0, given "
              + Arrays.stream(indices).filter(i -> i < 0).findFirst().orElseThrow());
    }
    return new Selection(indices.clone());
  }

  /** Number of images. */
  public int size() {
    return indices.length;
  }

  /**
   * Index in the data set.
   *
   * @param position 0 to {@link #size()} − 1
   * @throws IndexOutOfBoundsException for another position
   */
  public int get(int position) {
    return indices[position];
  }

  /** The indices in order. */
  public IntStream stream() {
    return Arrays.stream(indices);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection that && Arrays.equals(indices, that.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  @Override
  public String toString() {
    return "Selection[" + size() + " images]";
  }
}
