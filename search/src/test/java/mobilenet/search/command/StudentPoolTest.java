package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.Student;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which train nothing. */
@Tag("processes")
class StudentPoolTest {
  private static final String GOES_ON = "; what is done is saved, and the same command goes on";

  @TempDir private Path folder;

  private StudentPool pool(int count) {
    return new StudentPool(ChildJvm.command(FakeStudents.class, folder.toString()), count);
  }

  private static List<Student> students(long... seeds) {
    return Arrays.stream(seeds).mapToObj(seed -> new Student(Setting.POOL, seed)).toList();
  }

  private static List<StudentReply.Trained> trained(Students students, long... seeds)
      throws Exception {
    List<StudentReply.Trained> all = new ArrayList<>();
    students.train(students(seeds), all::add);
    return all;
  }

  /** The first takes longest, and is told last. */
  @Test
  void severalProcessesComeToTheSameEachAsSoonAsItIsTrained() throws Exception {
    long[] seeds = {FakeStudents.SLOW, 1, 2, 3};
    List<StudentReply.Trained> alone = trained(Students.here(new FakeStudents(folder)), seeds);
    try (StudentPool pool = pool(2)) {
      List<StudentReply.Trained> all = trained(pool, seeds);
      assertThat(all).containsExactlyInAnyOrderElementsOf(alone);
      assertThat(all.get(3)).isEqualTo(alone.get(0));
    }
    assertThat(FakeStudents.processes(folder)).hasSize(2);
  }

  @Test
  void aProcessThatDiesIsReplacedAndOneThatDiesTwiceIsTheEnd() throws Exception {
    List<StudentReply.Trained> before = new ArrayList<>();
    List<Student> students = students(1, FakeStudents.DEADLY_ONCE, FakeStudents.DEADLY, 2);
    try (StudentPool pool = pool(1)) {
      assertThatThrownBy(() -> pool.train(students, before::add))
          .hasMessageStartingWith(
              "pool, seed 600: its process was ended 2 times, with exit code 137")
          .hasMessageEndingWith(GOES_ON);
    }
    assertThat(before).hasSize(2);
    assertThat(before.get(1).outcome().seed()).isEqualTo(FakeStudents.DEADLY_ONCE);
  }

  @Test
  void whyAStudentCannotBeTrainedIsASentence() throws Exception {
    try (StudentPool pool = pool(2)) {
      assertThatThrownBy(() -> trained(pool, FakeStudents.UNREADABLE))
          .hasMessage("pool, seed 700: the disk is full" + GOES_ON);
    }
  }
}
