package mobilenet.search.distillation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a teacher is so much better than its students that they can be expected to learn from it.
 * A teacher that is no better cost two pilots their gain.
 *
 * @param teacher top-1 on the images held out, as its students show them, 0 to 1
 * @param students top-1 on the images held out of those that learnt from labels alone, at least one
 * @param least how much better it must be than their mean, 0 to 1
 */
public record TeacherLead(double teacher, List<Double> students, double least) {
  /** With all labels. */
  public static final double LEAST = 0.015;

  /** With fewer. */
  public static final double LEAST_OF_FEW_LABELS = 0.02;

  private static final double PERCENT = 100;

  /** Copies, and checks that there is a student. */
  public TeacherLead {
    students = List.copyOf(students);
    if (students.isEmpty()) {
      throw new IllegalArgumentException("expected at least one student, given none");
    }
  }

  /**
   * What is asked of a teacher where nothing else is said.
   *
   * @param labels share of the images that have one
   */
  public static double least(double labels) {
    return labels < 1 ? LEAST_OF_FEW_LABELS : LEAST;
  }

  private double mean() {
    return students.stream().mapToDouble(Double::doubleValue).sum() / students.size();
  }

  /** For people. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "held out: the teacher %.2f %%, students without it %.2f %% in the mean of %d",
        PERCENT * teacher,
        PERCENT * mean(),
        students.size());
  }

  /** Why the experiment should not go on, if it should not. */
  public Optional<String> refusal() {
    double lead = teacher - mean();
    // A count of images over another: what is equal in truth may differ in the last digit.
    if (lead >= least - 1e-9) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the teacher names %.2f %% of the images held out right, %d students without it %.2f %%"
                + " in the mean: it must be %.2f points better, and is %.2f; train a better one, or"
                + " several; with that, the same command goes on",
            PERCENT * teacher,
            students.size(),
            PERCENT * mean(),
            PERCENT * least,
            PERCENT * lead));
  }
}
