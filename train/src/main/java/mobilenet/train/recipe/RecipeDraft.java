package mobilenet.train.recipe;

import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.data.augment.Augmentation;

/** A recipe while it is being derived from another: what is not set stays as it was. */
final class RecipeDraft {
  private final Recipe.Regularisation regularisation;
  private final Augmentation augmentation;
  Provenance provenance;
  Architecture architecture;
  Recipe.Input input;
  Optimisation optimisation;
  ObjectiveSpec objective;
  Optional<FineTuning> fineTuning;

  RecipeDraft(Recipe base) {
    provenance = base.provenance();
    architecture = base.architecture();
    input = base.input();
    regularisation = base.regularisation();
    optimisation = base.optimisation();
    objective = base.objective();
    augmentation = base.augmentation();
    fineTuning = base.fineTuning();
  }

  Recipe build() {
    return new Recipe(
        provenance,
        architecture,
        input,
        regularisation,
        optimisation,
        objective,
        augmentation,
        fineTuning);
  }
}
