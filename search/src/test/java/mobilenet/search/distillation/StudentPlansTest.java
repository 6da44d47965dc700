package mobilenet.search.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobilenet.data.loader.LabelShare;
import mobilenet.search.training.Slice;
import mobilenet.search.training.TrainingImages;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.recipe.SourceSpec;
import mobilenet.train.trainer.RunPlan;
import org.junit.jupiter.api.Test;

class StudentPlansTest {

  /** Students of a hundred images, 20 of them held out. */
  static StudentPlans plans(double labels) throws IOException {
    TrainingImages data = TrainingImages.open(Slice.DATA, 0.2, Optional.of(100));
    return new StudentPlans(
        Recipes.named("fashion-mnist-search").withEpochs(1),
        data.dataset(),
        labels,
        LabelShare.of(data.dataset(), data.parts().training(), labels, LabelShare.SEED),
        data.parts().validation(),
        2,
        1.5,
        new RunPlan.Options(1, Duration.ofHours(1)));
  }

  private static List<Double> ratios(RunPlan plan) {
    return ((ObjectiveSpec.Distillation) plan.recipe().objective())
        .sources().stream().map(SourceSpec::ratio).toList();
  }

  @Test
  void aPoolIsShownInOneSettingAlone() throws IOException {
    StudentPlans plans = plans(.5);
    assertThat(ratios(plans.plan(Setting.POOL, 1))).containsExactly(1.0, 1.5);
    assertThat(ratios(plans.plan(Setting.DISTILLED, 1))).containsExactly(1.0, 0.0);
    assertThat(plans.plan(Setting.COMPUTE_MATCHED, 1).recipe().optimisation().epochs())
        .isEqualTo(2);
  }

  @Test
  void aPoolOfNoImagesIsRefused() throws IOException {
    StudentPlans plans = plans(1);
    assertThat(ratios(plans.plan(Setting.DISTILLED, 1))).containsExactly(1.0);
    assertThatThrownBy(() -> plans.plan(Setting.POOL, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected images without labels for the setting pool, given none beside the "
                + plans.share().labelled().size()
                + " that have one; lower the share of labels, or leave the setting out");
  }
}
