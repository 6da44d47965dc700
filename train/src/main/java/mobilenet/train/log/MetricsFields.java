package mobilenet.train.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics as named texts, in the order of the columns; what is not known is left out. */
final class MetricsFields {
  static final String WEIGHTS = "weights";
  static final List<String> NAMES =
      List.of(
          "epoch",
          "step",
          "rate",
          "train_loss",
          "train_accuracy",
          WEIGHTS,
          "validation_loss",
          "top1",
          "top5",
          "images_per_second",
          "seconds",
          "waiting_seconds");

  private MetricsFields() {}

  static Map<String, String> of(EpochMetrics metrics) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("epoch", Integer.toString(metrics.epoch()));
    fields.put("step", Long.toString(metrics.step()));
    fields.put("rate", Double.toString(metrics.rate()));
    fields.put("train_loss", Double.toString(metrics.training().loss()));
    metrics
        .training()
        .accuracy()
        .ifPresent(accuracy -> fields.put("train_accuracy", Double.toString(accuracy)));
    metrics
        .validation()
        .ifPresent(
            validation -> {
              fields.put(WEIGHTS, validation.weights().label());
              fields.put("validation_loss", Double.toString(validation.loss()));
              fields.put("top1", Double.toString(validation.top1()));
              fields.put("top5", Double.toString(validation.top5()));
            });
    fields.put("images_per_second", Double.toString(metrics.timing().imagesPerSecond()));
    fields.put("seconds", Double.toString(metrics.timing().seconds()));
    fields.put("waiting_seconds", Double.toString(metrics.timing().waitingSeconds()));
    return fields;
  }

  /**
   * The metrics of such texts.
   *
   * @throws IllegalArgumentException if one is missing, no number or out of range
   */
  static EpochMetrics parse(Map<String, String> fields) {
    return new EpochMetrics(
        Integer.parseInt(text(fields, "epoch")),
        Long.parseLong(text(fields, "step")),
        number(fields, "rate"),
        new EpochMetrics.Training(
            number(fields, "train_loss"),
            Optional.ofNullable(fields.get("train_accuracy")).map(Double::parseDouble)),
        Optional.ofNullable(fields.get(WEIGHTS)).map(weights -> validation(weights, fields)),
        new EpochMetrics.Timing(
            number(fields, "images_per_second"),
            number(fields, "seconds"),
            number(fields, "waiting_seconds")));
  }

  private static EpochMetrics.Validation validation(String weights, Map<String, String> fields) {
    EvaluatedWeights measured =
        Arrays.stream(EvaluatedWeights.values())
            .filter(w -> w.label().equals(weights))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown weights " + weights));
    return new EpochMetrics.Validation(
        measured,
        number(fields, "validation_loss"),
        number(fields, "top1"),
        number(fields, "top5"));
  }

  private static double number(Map<String, String> fields, String name) {
    return Double.parseDouble(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}
