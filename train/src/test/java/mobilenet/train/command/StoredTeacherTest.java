package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.data.loader.View;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.AnswerWriter;
import mobilenet.train.distillation.StoreHeader;
import mobilenet.train.distillation.StoredAnswer;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTeacherTest {
  @TempDir private Path dir;
  private Path file = Path.of("");
  private final List<String> closed = new ArrayList<>();

  /** Knows its name alone. */
  private record Named(String hash, List<String> closed) implements Teacher {
    @Override
    public float[] logits(Views views) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public String description() {
      return "teacher " + hash;
    }

    @Override
    public void close() {
      closed.add(hash);
    }
  }

  @BeforeEach
  void build() throws Exception {
    file = dir.resolve("store");
    StoreHeader header =
        new StoreHeader(
            "abc",
            "teacher abc",
            Map.of(),
            new AnswerFormat(2, Optional.empty(), AnswerFormat.Precision.FLOAT32),
            List.of(new StoreHeader.Source("images", 1, 1)),
            new StoreHeader.Building(0, 1));
    View view = View.of(new View.Place(0, 0, 0), new View.Part(0, 0));
    try (AnswerWriter writer = AnswerWriter.open(file, header)) {
      writer.append(List.of(new StoredAnswer(view, 0, new float[2])));
    }
  }

  /** What comes behind may need the memory that it takes. */
  @Test
  void aTeacherIsComparedAndClosed() throws Exception {
    try (AnswerStore store = AnswerStore.open(file)) {
      StoredTeacher.requireAnswersOf(() -> new Named("abc", closed), store);
      assertThat(closed).containsExactly("abc");
      assertThatThrownBy(
              () -> StoredTeacher.requireAnswersOf(() -> new Named("def", closed), store))
          .isInstanceOf(TeacherException.class)
          .hasMessage(
              file
                  + ": holds the answers of another teacher: teacher abc, here teacher def; give"
                  + " that teacher, or build another store");
      assertThat(closed).containsExactly("abc", "def");
    }
  }
}
