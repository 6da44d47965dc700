package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.Student;
import org.junit.jupiter.api.Test;

class StudentProgressTest {
  private static Student student(Setting setting) {
    return new Student(setting, 3);
  }

  private static Outcome outcome(Setting setting, int epochs) {
    return new Outcome(setting, 1, 3, 0.91236, 0.9, epochs, 0);
  }

  /** What is left has four times the epochs of what is done. */
  @Test
  void timeLeftIsOfEpochsNotOfStudents() {
    StringWriter err = new StringWriter();
    AtomicLong now = new AtomicLong(5);
    StudentProgress progress =
        new StudentProgress(
            new PrintWriter(err),
            List.of(student(Setting.DISTILLED), student(Setting.COMPUTE_MATCHED)),
            one -> one.setting() == Setting.COMPUTE_MATCHED ? 40 : 10,
            now::get);
    now.addAndGet(TimeUnit.MINUTES.toNanos(3));
    progress.trained(outcome(Setting.DISTILLED, 10));
    progress.trained(outcome(Setting.COMPUTE_MATCHED, 40));
    assertThat(err.toString().lines())
        .containsExactly(
            "1 of 2: distilled, seed 3: 91.24 % of the test images; 12 min left",
            "2 of 2: compute-matched, seed 3: 91.24 % of the test images");
  }
}
