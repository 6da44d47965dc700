package mobilenet.train.recipe;

import java.util.Map;
import java.util.Set;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.optimizer.OptimizerSpec.AdamW;
import mobilenet.train.optimizer.OptimizerSpec.RmsPropTf;
import mobilenet.train.optimizer.OptimizerSpec.Sgd;

/** Optimisers and averages as parts of a recipe's file. */
final class OptimizerYaml {
  static final Set<String> AVERAGE_KEYS = Set.of("decay", "warm-up");

  static final Map<String, Section.Kind<OptimizerSpec>> KINDS =
      Map.of(
          "sgd",
          new Section.Kind<>(Set.of("momentum", "weight-decay"), OptimizerYaml::sgd),
          "adamw",
          new Section.Kind<>(
              Set.of("beta1", "beta2", "epsilon", "weight-decay"), OptimizerYaml::adamW),
          "rmsprop-tf",
          new Section.Kind<>(
              Set.of("decay", "momentum", "epsilon", "weight-decay"), OptimizerYaml::rmsProp));

  private OptimizerYaml() {}

  private static Sgd sgd(Section section) throws RecipeException {
    return new Sgd(section.number("momentum", Range.BELOW_ONE), weightDecay(section));
  }

  private static AdamW adamW(Section section) throws RecipeException {
    return new AdamW(
        section.number("beta1", Range.BELOW_ONE),
        section.number("beta2", Range.BELOW_ONE),
        section.number("epsilon", Range.INSIDE),
        weightDecay(section));
  }

  private static RmsPropTf rmsProp(Section section) throws RecipeException {
    return new RmsPropTf(
        section.number("decay", Range.BELOW_ONE),
        section.number("momentum", Range.BELOW_ONE),
        section.number("epsilon", Range.SHARE),
        weightDecay(section));
  }

  private static double weightDecay(Section section) throws RecipeException {
    return section.number("weight-decay", Range.NOT_NEGATIVE);
  }

  static AverageSpec average(Section section) throws RecipeException {
    return new AverageSpec(section.number("decay", Range.BELOW_ONE), section.truth("warm-up"));
  }

  static YamlMap write(OptimizerSpec optimizer) {
    YamlMap yaml = new YamlMap();
    if (optimizer instanceof Sgd sgd) {
      yaml.put("kind", "sgd").put("momentum", sgd.momentum());
    } else if (optimizer instanceof AdamW adam) {
      yaml.put("kind", "adamw")
          .put("beta1", adam.beta1())
          .put("beta2", adam.beta2())
          .put("epsilon", adam.epsilon());
    } else if (optimizer instanceof RmsPropTf rms) {
      yaml.put("kind", "rmsprop-tf")
          .put("decay", rms.decay())
          .put("momentum", rms.momentum())
          .put("epsilon", rms.epsilon());
    }
    return yaml.put("weight-decay", optimizer.weightDecay());
  }

  static YamlMap write(AverageSpec average) {
    return new YamlMap().put("decay", average.decay()).put("warm-up", average.warmUp());
  }
}
