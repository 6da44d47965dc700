package mobilenet.search.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EqualComputeTest {

  @Test
  void labellingAndAShareOfTheTrainingAreCounted() {
    // 10 epochs of 100 views at 3 · 2: 6,000; labelling at 9: 9,000; a twelfth of 18,000: 1,500.
    EqualCompute compute = new EqualCompute(2, 9, 18_000, 12);
    assertThat(compute.epochs(10, 100)).as("16,500 at 600 an epoch").isEqualTo(28);
    assertThat(new EqualCompute(2, 0, 0, 1).epochs(10, 100)).isEqualTo(10);
    assertThatThrownBy(() -> new EqualCompute(0, 1, 1, 1))
        .hasMessageContaining("expected a student of more than 0 multiply-accumulates");
  }

  @Test
  void moreEpochsThanCanBeCountedAreRefused() {
    assertThatThrownBy(() -> new EqualCompute(1, 0, 3e18, 1).epochs(10, 1))
        .hasMessageStartingWith(
            "equal compute would be 1.0E18 epochs without a teacher, and 2147483647"
                + " are possible;");
  }

  @Test
  void aTeacherMustBeBetterThanTheStudents() {
    assertThat(TeacherLead.least(1.0)).isEqualTo(0.015);
    assertThat(TeacherLead.least(0.1)).isEqualTo(0.02);
    assertThat(new TeacherLead(0.915, List.of(0.89, 0.91), 0.015).refusal()).isEmpty();
    assertThat(new TeacherLead(0.914, List.of(0.89, 0.91), 0.015).refusal())
        .contains(
            "the teacher names 91.40 % of the images held out right, 2 students without it 90.00 %"
                + " in the mean: it must be 1.50 points better, and is 1.40; train a better one, or"
                + " several; with that, the same command goes on");
  }
}
