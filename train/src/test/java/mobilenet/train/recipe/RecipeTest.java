package mobilenet.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.image.Interpolation;
import mobilenet.train.optimizer.ScheduleSpec;
import mobilenet.train.recipe.FineTuning.BatchNorm;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static final Recipe FASHION = Recipes.named("fashion-mnist");

  @Test
  void otherEpochsKeepTheShapeOfTheSchedule() {
    Recipe shorter = FASHION.withEpochs(10);
    assertThat(shorter.optimisation().epochs()).isEqualTo(10);
    assertThat(shorter.optimisation().schedule().warmUp().epochs()).isEqualTo(2 * 10 / 54.0);
    for (double x = 0; x <= 1; x += 1.0 / 64) {
      assertThat(shorter.optimisation().schedule().rate(10 * x))
          .isEqualTo(FASHION.optimisation().schedule().rate(54 * x), within(1e-15));
    }
    for (String name : Recipes.names()) {
      Recipe recipe = Recipes.named(name);
      for (int epochs = 1; epochs < 200; epochs++) {
        assertThat(recipe.withEpochs(epochs).optimisation().epochs()).isEqualTo(epochs);
      }
    }
  }

  @Test
  void anotherBatchChangesNothingElse() {
    Recipe changed = FASHION.withBatch(64);
    assertThat(changed.optimisation().batch()).isEqualTo(64);
    assertThat(changed.optimisation().schedule()).isEqualTo(FASHION.optimisation().schedule());
    assertThat(changed.optimisation().average()).isEqualTo(FASHION.optimisation().average());
    Recipe paper = Recipes.named("mobilenetv4-conv-small-paper");
    assertThatThrownBy(() -> paper.withBatch(100))
        .hasMessage("accumulation must divide the batch of 100, given 32");
    assertThat(paper.withAccumulation(1).withBatch(100).optimisation().batch()).isEqualTo(100);
  }

  @Test
  void anotherRateScalesTheWholeCurve() {
    ScheduleSpec schedule = FASHION.withRate(0.2).optimisation().schedule();
    assertThat(schedule.peak()).isEqualTo(0.2);
    assertThat(schedule.rate(20))
        .isEqualTo(2 * FASHION.optimisation().schedule().rate(20), within(1e-15));
    assertThatThrownBy(() -> FASHION.withRate(0)).hasMessage("rate must be above 0, given 0.0");
    assertThatThrownBy(() -> FASHION.withRate(Double.NaN)).hasMessageContaining("given NaN");
  }

  @Test
  void derivedRecipesDoNotClaimWhatTheOthersReached() {
    assertThat(
            FASHION
                .withEpochs(10)
                .withBatch(64)
                .withPrecision(Precision.BFLOAT16)
                .provenance()
                .measured())
        .isEqualTo("not run here; fashion-mnist with epochs 10, batch 64, precision bfloat16");
    assertThat(FASHION.withEpochs(54).withBatch(128)).isSameAs(FASHION);
  }

  @Test
  void derivesTheRest() {
    FineTuning tuning = new FineTuning(0.5, List.of("conv_stem"), BatchNorm.FROZEN);
    Recipe changed =
        FASHION
            .withArchitecture(Catalogue.get("mobilenetv3_small_100"))
            .withSize(32)
            .withFineTuning(tuning)
            .withAccumulation(4);
    assertThat(changed.architecture())
        .isEqualTo(Catalogue.get("mobilenetv3_small_100").withResolution(32));
    assertThat(changed.input().size()).isEqualTo(32);
    Recipe.Input grey =
        new Recipe.Input(1, 48, Interpolation.BILINEAR, 1, List.of(0.5), List.of(0.25));
    Recipe prepared = changed.withInput(grey);
    assertThat(prepared.input()).isEqualTo(grey);
    assertThat(prepared.architecture())
        .isEqualTo(changed.architecture().withInputChannels(1).withResolution(48));
    assertThat(prepared.provenance().measured()).endsWith(", another preparation of images");
    assertThat(changed.fineTuning()).contains(tuning);
    assertThat(changed.optimisation().accumulation()).isEqualTo(4);
    assertThat(changed.augmentation()).isEqualTo(FASHION.augmentation());
    assertThat(changed.objective()).isEqualTo(FASHION.objective());
    assertThat(changed.regularisation()).isEqualTo(FASHION.regularisation());
    assertThat(changed.withMeasured("0.9").withMeasured(changed.provenance().measured()))
        .isEqualTo(changed);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> FASHION.withEpochs(0))
        .hasMessage("epochs must be at least 1, given 0");
    assertThatThrownBy(() -> FASHION.withBatch(0)).hasMessage("batch must be at least 1, given 0");
    Architecture backbone = Catalogue.get("mobilenetv3_small_100").truncatedAt(16);
    assertThatThrownBy(() -> FASHION.withArchitecture(backbone))
        .hasMessage(
            "architecture must end in a classifier, but mobilenetv3_small_100 ends in a feature map;"
                + " give it a head");
    assertThatThrownBy(() -> lasting(20))
        .hasMessage("schedule must be a cosine of the run's epochs (20), given 54.0");
    assertThatThrownBy(() -> lasting(2))
        .hasMessage("schedule must warm up in less than the run's epochs (2), given 2.0");
    assertThatThrownBy(() -> FASHION.withMeasured(" ")).hasMessage("measured must not be empty");
  }

  /** With the schedule of other epochs. */
  private static Optimisation lasting(int epochs) {
    Optimisation own = FASHION.optimisation();
    return new Optimisation(
        epochs,
        own.batch(),
        own.accumulation(),
        own.precision(),
        own.optimizer(),
        own.schedule(),
        own.average(),
        own.clipNorm());
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
