package mobilenet.train.trainer;

import java.util.Arrays;
import java.util.Optional;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.SoftTargets;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.View;

/**
 * Targets of views that are mixed already.
 *
 * @param soft classes
 * @param images that the views are of
 */
record ViewTargets(SoftTargets soft, ImageDataset images) {

  /** As a plan's recipe says. */
  static ViewTargets of(RunPlan plan, ImageDataset images) {
    return new ViewTargets(
        new SoftTargets(plan.architecture().classes(), plan.recipe().objective().labelSmoothing()),
        images);
  }

  /**
   * Targets, images × classes. An image without a label has an even share of each class, which
   * nobody reads: objectives that would are refused.
   */
  float[] of(Batch batch) {
    int classes = soft.classes();
    float[] targets = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      int label = batch.labels()[i];
      if (label == Batch.UNLABELLED) {
        Arrays.fill(targets, i * classes, (i + 1) * classes, 1f / classes);
        continue;
      }
      Optional<View.Partner> partner = batch.views().get(i).partner();
      soft.ofPair(
          label,
          partner.map(other -> images.get(other.part().index()).label()).orElse(label),
          partner.map(other -> other.mix().share()).orElse(1.0),
          targets,
          i * classes);
    }
    return targets;
  }
}
