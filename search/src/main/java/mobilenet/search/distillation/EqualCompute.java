package mobilenet.search.distillation;

/**
 * How long a student that has no teacher must learn to have had as much arithmetic as one that has.
 *
 * <p>Counted are multiply-accumulates: a training step costs a student three forward passes (one,
 * and about two for the gradients). A teacher costs a forward pass for every view that its student
 * learns from, as if every student asked anew, though a store is shared; and its own training,
 * which the students of an experiment share, since one teacher serves them all. Augmentation,
 * validation and the screening of a pool are not counted.
 *
 * @param studentMacs of a forward pass of the student
 * @param teacherMacs of a forward pass of all teachers
 * @param trainingMacs of the teachers' training
 * @param students that share it, at least 1
 */
public record EqualCompute(
    double studentMacs, double teacherMacs, double trainingMacs, int students) {
  /** Forward passes that a step of training costs. */
  public static final int PASSES = 3;

  /** Checks the ranges. */
  public EqualCompute {
    if (!(studentMacs > 0 && teacherMacs >= 0 && trainingMacs >= 0) || students < 1) {
      throw new IllegalArgumentException(
          "expected a student of more than 0 multiply-accumulates, teachers of 0 or more and at"
              + " least 1 student, given "
              + studentMacs
              + ", "
              + teacherMacs
              + ", "
              + trainingMacs
              + " and "
              + students);
    }
  }

  /**
   * Epochs of the student without a teacher, rounded up.
   *
   * @param epochs of the student with one
   * @param views of an epoch
   * @throws IllegalArgumentException if they are more than {@link Integer#MAX_VALUE}
   */
  public int epochs(int epochs, int views) {
    double step = PASSES * studentMacs * views;
    double taught = epochs * (step + teacherMacs * views) + trainingMacs / students;
    double equal = Math.ceil(taught / step);
    if (equal > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "equal compute would be "
              + equal
              + " epochs without a teacher, and "
              + Integer.MAX_VALUE
              + " are possible; give teachers that learn for fewer epochs, or more students that"
              + " share their training");
    }
    return (int) equal;
  }
}
