package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobilenet.train.recipe.FineTuning;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.Trainer.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyChecksTest {
  @TempDir private Path dir;

  private static RunPlan plan(Recipe recipe) throws IOException {
    return Runs.plan(recipe, Runs.slice(), Duration.ZERO);
  }

  private RunFolder folder() {
    return new RunFolder(dir.resolve("run"));
  }

  private void require(RunPlan plan, Start start) throws IOException {
    EarlyChecks.require(plan, folder(), InitialWeights.random(plan), start);
  }

  @Test
  void aRunThatCanBeginHasAFolder() throws Exception {
    require(plan(Runs.recipe(1)), Start.FRESH);
    assertThat(folder().path()).isEmptyDirectory();
  }

  @Test
  void layersThatThereAreNotAreRefused() throws Exception {
    FineTuning tuning = new FineTuning(1, List.of("nothing"), FineTuning.BatchNorm.TRAINED);
    RunPlan plan = plan(Runs.recipe(1).withFineTuning(tuning));
    assertThatThrownBy(() -> require(plan, Start.FRESH))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("has no parameter nothing; ");
    assertThat(folder().path()).doesNotExist();
  }

  @Test
  void aSnapshotMayBeOfAnotherTeacherAlone() throws Exception {
    RunPlan plan = plan(Runs.recipe(1));
    assertThatThrownBy(() -> require(plan, Start.RESUMED))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("there is nothing to resume");
    require(plan, Start.FRESH);
    new Snapshot(
            RunIdentity.of(plan, "random", "somebody"),
            Position.START,
            Map.of("weights", new float[] {1}))
        .write(folder().snapshot());
    require(plan, Start.RESUMED);
    RunPlan other = plan(Runs.recipe(1).withRate(.01));
    assertThatThrownBy(() -> require(other, Start.RESUMED))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("is of another run: the recipe was slice (")
        .hasMessageEndingWith("; give the same recipe and options, or another --output");
  }
}
