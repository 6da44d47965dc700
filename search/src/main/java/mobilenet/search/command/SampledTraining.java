package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.TrainingTime;
import mobilenet.train.torch.NativeSettings;

/** How long networks of a search train, from some seconds of a few of them. */
final class SampledTraining {
  private static final int NETWORKS = 3;

  private SampledTraining() {}

  /** Mean seconds of a training. */
  static double seconds(PreparedSearch search, Path folder, Consumer<String> notices)
      throws IOException, InterruptedException {
    NativeSettings.apply(1).forEach(notices);
    SearchSpace space = search.plan().space();
    SplittableRandom random = new SplittableRandom(search.settings().seeds().engine());
    double sum = 0;
    for (int i = 0; i < NETWORKS; i++) {
      sum +=
          TrainingTime.seconds(search.recipe(), space.architecture(space.sample(random)), folder);
    }
    return sum / NETWORKS;
  }
}
