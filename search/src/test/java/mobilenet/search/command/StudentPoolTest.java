package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
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
  @TempDir private Path folder;

  private StudentPool pool(int count) {
    return new StudentPool(ChildJvm.command(FakeStudents.class, folder.toString()), count);
  }

  private static List<Student> students(long... seeds) {
    return Arrays.stream(seeds).mapToObj(seed -> new Student(Setting.POOL, seed)).toList();
  }

  private static List<StudentReply.Trained> trained(StudentTrainer trainer, long... seeds)
      throws Exception {
    List<StudentReply.Trained> all = new ArrayList<>();
    trainer.train(students(seeds), all::add);
    return all;
  }

  @Test
  void severalProcessesComeToTheSameEachAsSoonAsItIsTrained() throws Exception {
    long before = FakeStudents.BEFORE_LAST;
    List<StudentReply.Trained> alone =
        trained(StudentTrainer.here(new FakeStudents(folder)), 1, before, FakeStudents.LAST);
    Files.delete(folder.resolve("trained-" + before));
    try (StudentPool pool = pool(2)) {
      // The first has to wait for the third, so that another process is asked for it.
      List<StudentReply.Trained> all = trained(pool, FakeStudents.LAST, 1, before);
      assertThat(all).containsExactlyElementsOf(alone);
    }
    assertThat(new FakeProcesses(folder).all()).hasSize(2);
  }

  @Test
  void aProcessThatDiesIsReplacedAndOneThatDiesTwiceIsTheEnd() throws Exception {
    List<StudentReply.Trained> before = new ArrayList<>();
    List<Student> students = students(1, FakeStudents.DEADLY_ONCE, FakeStudents.DEADLY, 2);
    try (StudentPool pool = pool(1)) {
      assertThatThrownBy(() -> pool.train(students, before::add))
          .hasMessageStartingWith(
              "pool, seed 600: its process was ended 2 times, with exit code 137")
          .hasMessageEndingWith(
              "; what is done is saved, and the same command with fewer --workers goes on");
    }
    assertThat(before).hasSize(2);
    assertThat(before.get(1).outcome().seed()).isEqualTo(FakeStudents.DEADLY_ONCE);
  }

  /** What a virtual machine says of its crash, on standard output, is no reply. */
  @Test
  void aProcessThatCrashesIsReplaced() throws Exception {
    try (StudentPool pool = pool(1)) {
      assertThat(trained(pool, FakeStudents.CRASHING_ONCE)).hasSize(1);
    }
    assertThat(new FakeProcesses(folder).all()).hasSize(2);
  }

  @Test
  void whyAStudentCannotBeTrainedIsASentence() throws Exception {
    try (StudentPool pool = pool(2)) {
      assertThatThrownBy(() -> trained(pool, FakeStudents.FULL_DISK))
          .hasMessage("pool, seed 700: the disk is full");
    }
    Files.createFile(folder.resolve(FakeStudents.REFUSING));
    try (StudentPool pool = pool(1)) {
      assertThatThrownBy(() -> trained(pool, 1)).hasMessage("pool, seed 1: the recipe is gone");
    }
  }
}
