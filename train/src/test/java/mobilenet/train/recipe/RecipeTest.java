package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mobilenet.image.Interpolation;
import mobilenet.train.optimizer.ScheduleSpec;
import mobilenet.train.recipe.FineTuning.BatchNorm;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static final Recipe FASHION = Recipes.named("fashion-mnist");

  @Test
  void otherEpochsKeepTheShapeOfTheSchedule() {
    Recipe shorter = FASHION.withEpochs(10);
    assertThat(shorter.epochs()).isEqualTo(10);
    assertThat(shorter.schedule().warmUp().epochs()).isEqualTo(2 * 10 / 54.0);
    for (double x = 0; x <= 1; x += 1.0 / 64) {
      assertThat(shorter.schedule().rate(10 * x))
          .isEqualTo(FASHION.schedule().rate(54 * x), within(1e-15));
    }
    for (String name : Recipes.names()) {
      Recipe recipe = Recipes.named(name);
      for (int epochs = 1; epochs < 200; epochs++) {
        assertThat(recipe.withEpochs(epochs).epochs()).isEqualTo(epochs);
      }
    }
  }

  @Test
  void anotherBatchChangesNothingElse() {
    Recipe changed = FASHION.withBatch(64);
    assertThat(changed.batch()).isEqualTo(64);
    assertThat(changed.schedule()).isEqualTo(FASHION.schedule());
    assertThat(changed.average()).isEqualTo(FASHION.average());
    Recipe paper = Recipes.named("mobilenetv4-conv-small-paper");
    assertThatThrownBy(() -> paper.withBatch(100))
        .hasMessage("accumulation must divide the batch of 100, given 32");
    assertThat(paper.withAccumulation(1).withBatch(100).batch()).isEqualTo(100);
  }

  @Test
  void anotherRateScalesTheWholeCurve() {
    ScheduleSpec schedule = FASHION.withRate(0.2).schedule();
    assertThat(schedule.peak()).isEqualTo(0.2);
    assertThat(schedule.rate(20)).isEqualTo(2 * FASHION.schedule().rate(20), within(1e-15));
    assertThatThrownBy(() -> FASHION.withRate(0)).hasMessage("rate must be above 0, given 0.0");
    assertThatThrownBy(() -> FASHION.withRate(Double.NaN)).hasMessageContaining("given NaN");
  }

  @Test
  void derivedRecipesDoNotClaimWhatTheOthersReached() {
    assertThat(FASHION.withEpochs(10).withBatch(64).withPrecision(Precision.BFLOAT16).measured())
        .isEqualTo("not run here; fashion-mnist with epochs 10, batch 64, precision bfloat16");
    assertThat(FASHION.withEpochs(54).withBatch(128)).isSameAs(FASHION);
  }

  @Test
  void derivesTheRest() {
    FineTuning tuning = new FineTuning(0.5, List.of("conv_stem"), BatchNorm.FROZEN);
    Recipe changed =
        FASHION
            .withArchitecture("mobilenetv3_small_100")
            .withSize(32)
            .withFineTuning(tuning)
            .withAccumulation(4);
    assertThat(changed.architecture()).isEqualTo("mobilenetv3_small_100");
    assertThat(changed.input().size()).isEqualTo(32);
    assertThat(changed.fineTuning()).contains(tuning);
    assertThat(changed.accumulation()).isEqualTo(4);
    assertThat(changed.augmentation()).isEqualTo(FASHION.augmentation());
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> FASHION.withEpochs(0))
        .hasMessage("epochs must be at least 1, given 0");
    assertThatThrownBy(() -> FASHION.withBatch(0)).hasMessage("batch must be at least 1, given 0");
    assertThatThrownBy(() -> FASHION.withArchitecture("mobilenetv4_conv_smal"))
        .hasMessageStartingWith(
            "architecture: unknown architecture \"mobilenetv4_conv_smal\"; did");
    assertThatThrownBy(() -> FASHION.withArchitecture("mobilenetv4_conv_small.e500"))
        .hasMessage(
            "architecture must be without a tag, such as mobilenetv4_conv_small, given"
                + " mobilenetv4_conv_small.e500");
    RecipeDraft other = new RecipeDraft(FASHION);
    other.epochs = 20;
    assertThatThrownBy(other::build)
        .hasMessage("schedule must be a cosine of the run's epochs (20), given 54.0");
    other.epochs = 2;
    assertThatThrownBy(other::build)
        .hasMessage("schedule must warm up in less than the run's epochs (2), given 2.0");
    RecipeDraft unmeasured = new RecipeDraft(FASHION);
    unmeasured.measured = " ";
    assertThatThrownBy(unmeasured::build).hasMessage("measured must not be empty");
  }

  @Test
  void inputsAndRegularisationHaveRanges() {
    List<Double> half = List.of(0.5);
    assertThatThrownBy(() -> new Recipe.Input(2, 32, Interpolation.BICUBIC, 1, half, half))
        .hasMessageContaining("channels must be 3 (RGB) or 1 (luma), given 2");
    assertThatThrownBy(() -> new Recipe.Input(3, 32, Interpolation.BICUBIC, 1, half, half))
        .hasMessageContaining("mean must have one value for each of the 3 channels");
    assertThatThrownBy(() -> new Recipe.Regularisation(1, 0, 0.1))
        .hasMessage("dropout must be 0 to below 1, given 1.0");
    assertThatThrownBy(() -> new Recipe.Regularisation(0, -1, 0.1))
        .hasMessage("drop-path must be 0 to below 1, given -1.0");
    assertThatThrownBy(() -> new Recipe.Regularisation(0, 0, 0))
        .hasMessage("batch-norm-momentum must be above 0 up to 1, given 0.0");
  }
}
