package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.cli.UsageException;
import mobilenet.data.ImageDataset;
import mobilenet.evaluation.LabelMapping;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.search.training.CheckpointRecipe;
import mobilenet.search.training.ShortTraining;
import mobilenet.search.training.TrainingImages;
import mobilenet.weights.Checkpoint;

/** How the networks that are cut from a checkpoint are trained: on images as it had them. */
final class SeedTraining {
  private SeedTraining() {}

  /**
   * The training of each network of a step.
   *
   * @param network the checkpoint's, under the name that is kept
   * @throws UsageException if checkpoint, data and options do not fit together
   */
  static ShortTraining of(TuningOptions tuning, Checkpoint seed, Architecture network)
      throws IOException {
    TrainingImages images = tuning.images();
    List<String> labels = labels(seed, images.dataset());
    try {
      return tuning.shortTraining(
          new CandidateRecipe(CheckpointRecipe.of(tuning.recipe(), seed.config(), network), images),
          labels);
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Names for the classes of the data, which must be those of the network in their order: its
   * accuracy would else mean nothing, and its filters would be chosen for another purpose.
   *
   * @throws UsageException if they are not
   */
  private static List<String> labels(Checkpoint seed, ImageDataset dataset) {
    int classes = seed.config().classes();
    List<Integer> inOrder = IntStream.range(0, classes).boxed().toList();
    LabelMapping mapping;
    try {
      mapping = LabelMapping.of(dataset.classNames(), seed.config().labelNames(), classes);
    } catch (IllegalArgumentException e) {
      throw new UsageException(seed.folder() + ": " + e.getMessage());
    }
    if (!mapping.outputs().equals(inOrder)) {
      throw new UsageException(
          seed.folder()
              + ": its "
              + classes
              + " classes are not those of the data in the same order; train it on the data first,"
              + " with train --from");
    }
    return seed.config().labelNames().orElse(dataset.classNames());
  }
}
