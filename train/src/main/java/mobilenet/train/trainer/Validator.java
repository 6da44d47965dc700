package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Optional;
import mobilenet.train.loader.Batch;
import mobilenet.train.loader.BatchLoader;
import mobilenet.train.loader.Epoch;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.EvaluatedWeights;
import mobilenet.train.torch.TorchTrainer;

/** Measures a network in training on the pictures that were held out. */
final class Validator {
  private static final int TOP = 5;

  private final int classes;
  private double loss;
  private int pictures;
  private int top1;
  private int top5;

  private Validator(int classes) {
    this.classes = classes;
  }

  static EpochMetrics.Validation measure(
      TorchTrainer trainer, BatchLoader loader, int classes, EvaluatedWeights weights)
      throws IOException, InterruptedException {
    Validator validator = new Validator(classes);
    try (Epoch epoch = loader.open(0, 0)) {
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        Batch batch = next.get();
        if (batch.size() > 0) {
          float[] logits = trainer.logits(batch.images(), batch.size());
          for (int i = 0; i < batch.size(); i++) {
            validator.add(logits, i * classes, batch.labels()[i]);
          }
        }
      }
    }
    return validator.result(weights);
  }

  private void add(float[] logits, int offset, int label) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      most = Math.max(most, logits[offset + c]);
    }
    double sum = 0;
    int above = 0;
    double own = logits[offset + label];
    for (int c = 0; c < classes; c++) {
      double logit = logits[offset + c];
      sum += Math.exp(logit - most);
      // Of equal ones the first counts as more probable, as in evaluation.
      above += logit > own || (logit == own && c < label) ? 1 : 0;
    }
    loss += Math.log(sum) + most - own;
    pictures++;
    top1 += above == 0 ? 1 : 0;
    top5 += above < TOP ? 1 : 0;
  }

  private EpochMetrics.Validation result(EvaluatedWeights weights) {
    double count = Math.max(1, pictures);
    return new EpochMetrics.Validation(weights, loss / count, top1 / count, top5 / count);
  }
}
