package mobilenet;

/**
 * One class that an image may show.
 *
 * @param label the checkpoint's name for the class, or its index if the checkpoint has no names
 * @param index of the class, from 0
 * @param probability 0 to 1, by softmax over all classes
 */
public record Prediction(String label, int index, float probability) {
  /** Checks the ranges. */
  public Prediction {
    if (index < 0) {
      throw new IllegalArgumentException("a class has an index of 0 or more, given " + index);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a probability is 0 to 1, given " + probability + " for class " + index);
    }
  }
}
