package mobilenet.search.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.Views;
import mobilenet.train.trainer.PoolScreening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentStoreTest {
  private static final int CLASSES = 10;

  @TempDir private Path folder;

  /** Holds every class of every image equally likely. */
  private record Undecided(String hash) implements Teacher {
    @Override
    public float[] logits(Views views) {
      return new float[CLASSES * views.count()];
    }

    @Override
    public String description() {
      return "undecided (" + hash + ")";
    }

    @Override
    public void close() {}
  }

  /** What it says of how it goes. */
  private static List<String> build(Path file, Teacher teacher)
      throws IOException, InterruptedException {
    List<String> notices = new ArrayList<>();
    new StudentStore(StudentPlansTest.plans(1))
        .build(
            file,
            teacher,
            new PoolScreening(0, Optional.empty()),
            (alone, pool) -> alone,
            notices::add);
    return notices;
  }

  @Test
  void aFinishedStoreIsOfTheGivenTeacherOrRefused() throws Exception {
    Path file = folder.resolve("answers.bin");
    assertThat(build(file, new Undecided("01"))).isNotEmpty();
    assertThat(AnswerStore.isComplete(file)).isTrue();
    byte[] built = Files.readAllBytes(file);
    assertThat(build(file, new Undecided("01"))).isEmpty();
    assertThatThrownBy(() -> build(file, new Undecided("02")))
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            file
                + ": is a store of something else: the teacher was undecided (01), here undecided"
                + " (02); give the same, or another file");
    assertThat(file).hasBinaryContent(built);
  }
}
