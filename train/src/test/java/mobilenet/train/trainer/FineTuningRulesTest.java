package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.train.recipe.FineTuning;
import mobilenet.train.recipe.FineTuning.BatchNorm;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import mobilenet.train.torch.TrainingSetup.NormMode;
import org.junit.jupiter.api.Test;

class FineTuningRulesTest {
  private static final Architecture V3 = Catalogue.get("mobilenetv3_small_100");
  private static final Map<String, Parameter> PARAMETERS = Lowering.lower(V3).parameters();

  private static LayerRules rules(BatchNorm batchNorm, String... frozen) throws TrainingException {
    FineTuning tuning = new FineTuning(1, List.of(frozen), batchNorm);
    return FineTuningRules.of(Runs.recipe(1).withArchitecture(V3).withFineTuning(tuning), V3);
  }

  private static Set<String> kept(BatchNorm batchNorm, String... frozen) throws TrainingException {
    LayerRules rules = rules(batchNorm, frozen);
    return PARAMETERS.values().stream()
        .filter(rules.frozen())
        .map(Parameter::key)
        .collect(Collectors.toSet());
  }

  /** Its norm has no name below its own: {@code bn1} of the stem, and others of blocks. */
  @Test
  void aFrozenConvolutionKeepsItsNorm() throws TrainingException {
    assertThat(kept(BatchNorm.TRAINED, "conv_stem"))
        .containsExactlyInAnyOrder(
            "conv_stem.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var");
    assertThat(kept(BatchNorm.TRAINED, "blocks.1.0.conv_dw"))
        .containsExactlyInAnyOrder(
            "blocks.1.0.conv_dw.weight",
            "blocks.1.0.bn2.weight",
            "blocks.1.0.bn2.bias",
            "blocks.1.0.bn2.running_mean",
            "blocks.1.0.bn2.running_var");
    assertThat(rules(BatchNorm.TRAINED, "conv_stem").norms()).isEqualTo(NormMode.BATCH);
  }

  @Test
  void aFrozenNormKeepsNoConvolution() throws TrainingException {
    assertThat(kept(BatchNorm.TRAINED, "bn1"))
        .containsExactlyInAnyOrder("bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var");
    assertThat(kept(BatchNorm.TRAINED)).isEmpty();
  }

  @Test
  void allNormsMayBeKept() throws TrainingException {
    assertThat(rules(BatchNorm.FROZEN).norms()).isEqualTo(NormMode.RUNNING);
    assertThat(kept(BatchNorm.FROZEN))
        .isEqualTo(
            PARAMETERS.values().stream()
                .filter(FineTuningRulesTest::isOfNorm)
                .map(Parameter::key)
                .collect(Collectors.toSet()));
  }

  private static boolean isOfNorm(Parameter parameter) {
    return switch (parameter.kind()) {
      case NORM_WEIGHT, NORM_BIAS, RUNNING_MEAN, RUNNING_VARIANCE -> true;
      case WEIGHT, BIAS, LAYER_SCALE -> false;
    };
  }
}
