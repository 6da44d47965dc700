package mobilenet.train.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.train.log.EpochMetrics.Timing;
import mobilenet.train.log.EpochMetrics.Training;
import mobilenet.train.log.EpochMetrics.Validation;

/** Made-up runs. */
final class MetricsExamples {
  private MetricsExamples() {}

  /** A run that learns, whose averaged weights learn later and better. */
  static List<EpochMetrics> run(int epochs) {
    List<EpochMetrics> rows = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double noise = Math.sin(epoch * 12.9898) * 0.02;
      double learnt = 1 - Math.exp(-epoch / 4.0);
      double average = 1 - Math.exp(-epoch / 5.0) - 0.25 / (epoch * epoch);
      double rate = 0.002 * (1 + Math.cos(Math.PI * epoch / epochs)) + 1e-5;
      Training training =
          new Training(2.2 - 1.5 * learnt + noise, Optional.of(0.1 + 0.72 * learnt));
      Timing timing = new Timing(812.5 - epoch, 73.84 + noise, 0.1 * epoch / 3);
      rows.add(
          new EpochMetrics(
              epoch,
              235L * epoch,
              rate,
              training,
              Optional.of(
                  new Validation(
                      EvaluatedWeights.RAW,
                      2.1 - 1.7 * learnt + 3 * noise,
                      0.1 + 0.78 * learnt - noise,
                      0.5 + 0.49 * learnt)),
              timing));
      rows.add(
          new EpochMetrics(
              epoch,
              235L * epoch,
              rate,
              training,
              Optional.of(
                  new Validation(
                      EvaluatedWeights.AVERAGE,
                      2.3 - 1.95 * average,
                      Math.max(0, 0.1 + 0.82 * average),
                      0.5 + 0.495 * learnt)),
              timing));
    }
    return rows;
  }

  /** Without validation and accuracy, and with a loss that is none. */
  static EpochMetrics diverged(int epoch, double loss) {
    return new EpochMetrics(
        epoch,
        100L * epoch,
        0.1,
        new Training(loss, Optional.empty()),
        Optional.empty(),
        new Timing(0, 1, 0));
  }
}
