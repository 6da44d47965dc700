package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.Selection;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.distillation.AnswerStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerBuilderTest {
  /** Two batches of 32 and one of 6. */
  private static final int IMAGES = 70;

  private static final int REPLICAS = 2;
  private static final AnswerFormat FORMAT =
      new AnswerFormat(FormulaTeacher.CLASSES, Optional.empty(), AnswerFormat.Precision.FLOAT32);

  @TempDir private Path dir;
  private final Set<Integer> unreadable = new HashSet<>();
  private int written;

  private RunPlan plan() throws IOException {
    ImageDataset images = FailingImages.unreadable(Runs.slice(), unreadable::contains);
    RunPlan all = Runs.plan(Runs.recipe(1), images, Duration.ZERO);
    return new RunPlan(
        all.recipe(),
        images,
        Selection.of(all.trainingPart().stream().limit(IMAGES).toArray()),
        images,
        all.validationPart(),
        all.classNames(),
        all.seed(),
        all.options());
  }

  private boolean build(RunPlan plan, Path file) throws IOException, InterruptedException {
    return new AnswerBuilder(plan, new FormulaTeacher(), REPLICAS, FORMAT)
        .build(file, (done, all) -> written = done, () -> false);
  }

  @Test
  void anImageThatCannotBeReadEndsTheBuildingWhichThenGoesOn() throws Exception {
    RunPlan plan = plan();
    Path whole = dir.resolve("whole");
    Path interrupted = dir.resolve("interrupted");
    assertThat(build(plan, whole)).isTrue();
    try (AnswerStore store = AnswerStore.open(whole)) {
      assertThat(plan.trainingPart().stream().allMatch(i -> store.isAnswered(0, i))).isTrue();
    }
    int gone = plan.trainingPart().get(5);
    String name = plan.training().get(gone).name();
    unreadable.add(gone);
    assertThatThrownBy(() -> build(plan, interrupted))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage(
            name
                + " is empty; expected an image; a store has an answer for every image: the blocks"
                + " that are written stay, and the same command goes on once the same files can be"
                + " read; if one has to be repaired or removed, the data is another and needs"
                + " another store");
    assertThat(written).isLessThan(3);
    unreadable.clear();
    assertThat(build(plan, interrupted)).isTrue();
    assertThat(interrupted).hasSameBinaryContentAs(whole);
  }

  @Test
  void ofManyTheFirstAreNamed() throws Exception {
    RunPlan plan = plan();
    plan.trainingPart().stream().forEach(unreadable::add);
    assertThatThrownBy(() -> build(plan, dir.resolve("store")))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining(" is empty; expected an image and 29 more; a store has ");
    assertThat(written).isZero();
  }
}
