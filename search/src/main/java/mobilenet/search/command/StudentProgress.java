package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Student;

/** A line for each student that is trained, with the time left for the others. */
final class StudentProgress {
  private static final double PERCENT = 100;
  private static final double NANOS = 1e9;

  private final PrintWriter err;
  private final int students;
  private final long epochs;
  private final LongSupplier clock;
  private final long begun;
  private int trained;
  private long shown;

  /**
   * Begins now.
   *
   * @param students that are to be trained
   * @param epochs of each; compute-matched ones take many times as long as others
   */
  StudentProgress(
      PrintWriter err, List<Student> students, ToLongFunction<Student> epochs, LongSupplier clock) {
    this.err = err;
    this.students = students.size();
    this.epochs = students.stream().mapToLong(epochs).sum();
    this.clock = clock;
    this.begun = clock.getAsLong();
  }

  void trained(Outcome outcome) {
    trained++;
    shown += outcome.epochs();
    double each = (clock.getAsLong() - begun) / NANOS / shown;
    err.println(
        String.format(
            Locale.ROOT,
            "%d of %d: %s: %.2f %% of the test images%s",
            trained,
            students,
            outcome.student().name(),
            PERCENT * outcome.top1(),
            trained == students
                ? ""
                : "; " + ProgressLines.duration(each * (epochs - shown)) + " left"));
    err.flush();
  }
}
