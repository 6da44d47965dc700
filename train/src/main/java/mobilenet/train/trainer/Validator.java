package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.evaluation.Evaluator;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.EvaluatedWeights;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.TorchTrainer;

/** Measures a network in training on the images that were held out. */
final class Validator {
  private static final int TOP = 5;

  private double loss;
  private int images;
  private int top1;
  private int top5;

  private Validator() {}

  /**
   * Measures all images.
   *
   * @param stop asked before every batch
   * @return nothing if it was stopped
   * @throws NonFiniteException if the network answers something else than numbers
   */
  static Optional<EpochMetrics.Validation> measure(
      RunPlan plan, TorchTrainer trainer, BatchLoader loader, BooleanSupplier stop)
      throws IOException, InterruptedException {
    int classes = plan.architecture().classes();
    EvaluatedWeights weights =
        plan.recipe().optimisation().average().isPresent()
            ? EvaluatedWeights.AVERAGE
            : EvaluatedWeights.RAW;
    Validator validator = new Validator();
    try (Epoch epoch = loader.open(0, 0)) {
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        if (stop.getAsBoolean()) {
          return Optional.empty();
        }
        Batch batch = next.get();
        if (batch.size() > 0) {
          float[] logits = trainer.logits(batch.images(), batch.size());
          for (int i = 0; i < batch.size(); i++) {
            float[] own = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
            validator.add(own, batch.labels()[i]);
          }
        }
        epoch.recycle(batch);
      }
    }
    return Optional.of(validator.result(weights));
  }

  private void add(float[] logits, int label) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        throw new NonFiniteException(
            "the network answers " + logit + " for an image that is held out");
      }
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    int rank = Evaluator.rank(logits, label);
    loss += Math.log(sum) + most - logits[label];
    images++;
    top1 += rank == 0 ? 1 : 0;
    top5 += rank < TOP ? 1 : 0;
  }

  private EpochMetrics.Validation result(EvaluatedWeights weights) {
    double count = Math.max(1, images);
    return new EpochMetrics.Validation(weights, loss / count, top1 / count, top5 / count);
  }
}
