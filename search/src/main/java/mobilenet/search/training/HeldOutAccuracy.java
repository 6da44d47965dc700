package mobilenet.search.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mobilenet.Classifier;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.loader.FailureLog;
import mobilenet.data.loader.Selection;
import mobilenet.evaluation.Evaluator;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.train.trainer.LeftOutImages;
import mobilenet.weights.Checkpoint;

/** Measures a checkpoint on images held out, as a training measures its epochs. */
final class HeldOutAccuracy {
  private HeldOutAccuracy() {}

  /**
   * Top-1 of the images that can be read, 0 to 1.
   *
   * @param notices takes a sentence about those that cannot, if there are any
   * @throws IOException if none can be read, or memory runs out for one
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  static double of(
      Checkpoint checkpoint,
      Preprocessing preprocessing,
      TrainingImages images,
      Consumer<String> notices)
      throws IOException, InterruptedException {
    ImageDataset dataset = images.dataset();
    Selection part = images.parts().validation();
    int seen = 0;
    int right = 0;
    List<String> failed = new ArrayList<>();
    try (Classifier classifier =
        Classifier.builder(checkpoint.architecture(), checkpoint.bind(), preprocessing).build()) {
      for (int i = 0; i < part.size(); i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LabelledImage labelled = dataset.get(part.get(i));
        RgbImage image;
        try {
          image = labelled.load();
        } catch (IOException e) {
          // A training leaves it out, too.
          failed.add(FailureLog.describe(labelled, e));
          continue;
        }
        seen++;
        right += Evaluator.rank(classifier.logits(image), labelled.label()) == 0 ? 1 : 0;
      }
    }
    if (seen == 0) {
      throw new IOException("none of the " + part.size() + " images held out can be read");
    }
    LeftOutImages.sentence("the first network", failed).ifPresent(notices);
    return (double) right / seen;
  }
}
