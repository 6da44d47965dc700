package mobilenet.search.distillation;

/**
 * What came of a student.
 *
 * @param setting that it learnt in
 * @param labels share of the images that had a label
 * @param seed of its run
 * @param top1 on the test images, of the epoch that did best on those held out, 0 to 1
 * @param heldOut the best on the images held out, 0 to 1
 * @param epochs of the run
 * @param leftOut test images that could not be read, so that the accuracy is of the others
 */
public record Outcome(
    Setting setting,
    double labels,
    long seed,
    double top1,
    double heldOut,
    int epochs,
    int leftOut) {

  /** Whose it is. */
  public Student student() {
    return new Student(setting, seed);
  }
}
