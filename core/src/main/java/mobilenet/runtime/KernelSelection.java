package mobilenet.runtime;

import java.util.Arrays;
import java.util.Locale;

/** Which kernels to use. */
public enum KernelSelection {
  /** The fastest that this Java virtual machine runs. */
  AUTO,
  /** The Vector API; needs {@code --add-modules jdk.incubator.vector}. */
  VECTOR,
  /** Plain loops: the specification; runs everywhere. */
  SCALAR;

  /** System property that overrides {@link #AUTO}, such as {@code -Dmobilenet.kernels=scalar}. */
  public static final String PROPERTY = "mobilenet.kernels";

  /**
   * The selection of that name in lower case.
   *
   * @throws IllegalArgumentException naming the legal values
   */
  public static KernelSelection of(String name) {
    return Arrays.stream(values())
        .filter(s -> s.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kernels must be one of " + Arrays.toString(values()) + ", given " + name));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
