package mobilenet.runtime.kernel;

import java.util.Arrays;

/**
 * The zeros that a kernel reads at the end of its first input's array, beyond the map, and which
 * stand for what lies outside the image: some runs of zeros at equal distances. Whoever makes an
 * array adds {@link #length} to it; arrays of a plan are zero there from the start and stay so,
 * those that are used for several maps are cleared by {@link #clear}.
 *
 * @param runs how many
 * @param step floats from the start of one to the start of the next; what lies between them is not
 *     read
 * @param run floats of each
 */
public record ZeroTail(int runs, int step, int run) {
  /** Of kernels that read nothing outside the image. */
  public static final ZeroTail NONE = new ZeroTail(0, 0, 0);

  /** So many zeros in one run. */
  public static ZeroTail of(int floats) {
    return new ZeroTail(1, 0, floats);
  }

  /** Floats from the first zero to the end of the array. */
  public int length() {
    return runs == 0 ? 0 : (runs - 1) * step + run;
  }

  /** Index of the first zero of an array. */
  public int start(float[] array) {
    return array.length - length();
  }

  /** Writes the zeros at the end of an array. */
  public void clear(float[] array) {
    int start = start(array);
    for (int i = 0; i < runs; i++) {
      Arrays.fill(array, start + i * step, start + i * step + run, 0f);
    }
  }
}
