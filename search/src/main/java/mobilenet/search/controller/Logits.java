package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mobilenet.search.space.Decision;

/** A number for every option of every decision of a space: logits, gradients and so on. */
final class Logits {
  private final double[][] values;

  private Logits(double[][] values) {
    this.values = values;
  }

  static Logits zeros(List<Decision> decisions) {
    return new Logits(
        decisions.stream()
            .map(decision -> new double[decision.options().size()])
            .toArray(double[][]::new));
  }

  static Logits of(List<List<Double>> values) {
    return new Logits(
        values.stream()
            .map(options -> options.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new));
  }

  List<List<Double>> toLists() {
    return Arrays.stream(values).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  Logits zeros() {
    return new Logits(
        Arrays.stream(values).map(row -> new double[row.length]).toArray(double[][]::new));
  }

  Logits copy() {
    return new Logits(Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
  }

  double get(int decision, int option) {
    return values[decision][option];
  }

  void add(int decision, int option, double amount) {
    values[decision][option] += amount;
  }

  /** Sets each number to what it gives of itself, in place. */
  void update(Update update) {
    for (int d = 0; d < values.length; d++) {
      for (int o = 0; o < values[d].length; o++) {
        values[d][o] = update.of(d, o, values[d][o]);
      }
    }
  }

  /** What becomes of a number. */
  @FunctionalInterface
  interface Update {
    double of(int decision, int option, double value);
  }

  /** Softmax of every decision. */
  List<List<Double>> softmax() {
    List<List<Double>> all = new ArrayList<>();
    for (double[] logits : values) {
      all.add(Arrays.stream(softmax(logits)).boxed().toList());
    }
    return all;
  }

  /** StrictMath, so that a search comes to the same bits on every machine. */
  static double[] softmax(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double[] powers = Arrays.stream(scores).map(score -> StrictMath.exp(score - most)).toArray();
    double sum =
        IntStream.range(0, powers.length).mapToDouble(i -> powers[i]).reduce(0, Double::sum);
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}
