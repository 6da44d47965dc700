package mobilenet.export.form;

import java.util.OptionalInt;

/** How long a dimension of an input is: fixed in the file, or left to whoever runs it. */
public sealed interface Extent {
  /** Left open. */
  static Extent any() {
    return new Free();
  }

  /** Fixed in the file. */
  static Extent of(int length) {
    return new Fixed(length);
  }

  /** The length, if it is fixed. */
  OptionalInt length();

  /** Whether it is left open. */
  default boolean isFree() {
    return length().isEmpty();
  }

  /**
   * Always the same length.
   *
   * @param value at least 1
   */
  record Fixed(int value) implements Extent {
    /** Checks the range. */
    public Fixed {
      if (value < 1) {
        throw new IllegalArgumentException("a dimension must be at least 1, given " + value);
      }
    }

    @Override
    public OptionalInt length() {
      return OptionalInt.of(value);
    }
  }

  /** Any length. */
  record Free() implements Extent {
    @Override
    public OptionalInt length() {
      return OptionalInt.empty();
    }
  }
}
