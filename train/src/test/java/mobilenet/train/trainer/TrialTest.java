package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NativeSettings;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.trainer.Trainer.Start;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
  @TempDir Path dir;

  @BeforeAll
  static void oneThread() throws Exception {
    assertThat(NativeSettings.apply(1)).isEmpty();
  }

  /** With dropped paths, averaged weights and a last batch that is left out. */
  @Test
  void comesToTheBitsOfARunThatMeasuresAndSavesAllTheTime() throws Exception {
    RunPlan plan = Runs.plan(Runs.recipe(3), Runs.slice(), Duration.ZERO);
    List<EpochMetrics> epochs = new ArrayList<>();
    new Trainer(
            plan,
            new RunFolder(dir),
            new Runs.Silent() {
              @Override
              public void epoch(EpochMetrics report) {
                epochs.add(report);
              }
            },
            () -> false)
        .run(InitialWeights.random(plan), Start.FRESH);
    assertThat(epochs).hasSize(3);
    assertThat(new Trial(plan, Runs::unexpected).run(InitialWeights.random(plan)))
        .isEqualTo(epochs.get(2).validation().orElseThrow());
  }

  @Test
  void whatDivergesIsNoResult() throws Exception {
    Recipe recipe = Runs.recipe(1).withRate(1e30);
    RunPlan plan = Runs.plan(recipe, Runs.slice(), Duration.ZERO);
    assertThatThrownBy(() -> new Trial(plan, Runs::unexpected).run(InitialWeights.random(plan)))
        .isInstanceOf(NonFiniteException.class);
  }

  @Test
  void imagesThatCannotBeReadAreSaid() throws Exception {
    RunPlan whole = Runs.plan(Runs.recipe(1), Runs.slice(), Duration.ZERO);
    Set<Integer> gone = new HashSet<>();
    whole.validationPart().stream().limit(3).forEach(gone::add);
    whole.trainingPart().stream().limit(2).forEach(gone::add);
    RunPlan plan =
        Runs.plan(
            Runs.recipe(1), FailingImages.unreadable(Runs.slice(), gone::contains), Duration.ZERO);
    List<String> notices = new ArrayList<>();
    new Trial(plan, notices::add).run(InitialWeights.random(plan));
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("mobilenetv4_conv_small_035, seed 3: 5 images could not be read and were left")
        .contains(" is empty; expected an image; ")
        .endsWith(" and 2 more; repair or remove what cannot be read");
  }

  @Test
  void aTeacherIsRefused() throws Exception {
    Recipe recipe = Runs.recipe(1).withObjective(new ObjectiveSpec.Distillation(.9, 2));
    RunPlan plan = Runs.plan(recipe, Runs.slice(), Duration.ZERO);
    assertThatThrownBy(() -> new Trial(plan, Runs::unexpected))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the recipe slice learns from a teacher, a trial from labels alone");
  }
}
