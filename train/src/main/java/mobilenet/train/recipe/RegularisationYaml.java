package mobilenet.train.recipe;

import java.util.Set;

/** Regularisation of the network as a part of a recipe's file. */
final class RegularisationYaml {
  static final Set<String> KEYS = Set.of("dropout", "drop-path", "batch-norm-momentum");

  private RegularisationYaml() {}

  static Recipe.Regularisation read(Section section) throws RecipeException {
    return new Recipe.Regularisation(
        section.number("dropout", Range.BELOW_ONE),
        section.number("drop-path", Range.BELOW_ONE),
        section.number("batch-norm-momentum", Range.SHARE));
  }

  static YamlMap write(Recipe.Regularisation regularisation) {
    return new YamlMap()
        .put("dropout", regularisation.dropout())
        .put("drop-path", regularisation.dropPath())
        .put("batch-norm-momentum", regularisation.batchNormMomentum());
  }
}
