package mobilenet.search.netadapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Measured;

/**
 * Networks whose accuracy and cost are formulas of the widths c₁ … cₙ: accuracy Σ uₖ · log cₖ,
 * scaled to 0 … 1 over all widths, and cost Σ aₖ · cₖ₋₁ · cₖ with c₀ = 16.
 */
final class ToyNetworks implements WidthSpace, Tuner {
  static final int QUANTUM = 16;
  private static final int LAYERS = 5;
  private static final int WIDEST = 11 * QUANTUM;

  private final double[] use = new double[LAYERS];
  private final double[] price = new double[LAYERS];
  private final List<Widths> chosen = new ArrayList<>();
  private int trained;
  private int dyingAfter = Integer.MAX_VALUE;

  ToyNetworks(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < LAYERS; i++) {
      use[i] = 0.2 + random.nextDouble();
      price[i] = (0.2 + random.nextDouble()) / 1000;
    }
  }

  /** Ends after some trainings as a process that is killed. */
  ToyNetworks dyingAfter(int trainings) {
    dyingAfter = trainings;
    return this;
  }

  int trained() {
    return trained;
  }

  List<Widths> chosen() {
    return chosen;
  }

  static Widths widths(int[] channels) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (int i = 0; i < channels.length; i++) {
      widths.put("layer " + (i + 1), channels[i]);
    }
    return new Widths(widths);
  }

  private static int[] channels(Widths widths) {
    return widths.channels().values().stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] all(int width) {
    int[] channels = new int[LAYERS];
    Arrays.fill(channels, width);
    return channels;
  }

  double accuracy(int... channels) {
    double sum = 0;
    double most = 0;
    for (int i = 0; i < LAYERS; i++) {
      sum += use[i] * Math.log((double) channels[i] / QUANTUM);
      most += use[i] * Math.log((double) WIDEST / QUANTUM);
    }
    return sum / most;
  }

  double cost(int... channels) {
    double sum = 0;
    int before = QUANTUM;
    for (int i = 0; i < LAYERS; i++) {
      sum += price[i] * before * channels[i];
      before = channels[i];
    }
    return sum;
  }

  /** The best accuracy of all networks that cost no more, found by trying them. */
  double best(double cost) {
    double best = 0;
    int steps = WIDEST / QUANTUM;
    for (int code = 0; code < Math.pow(steps, LAYERS); code++) {
      int[] channels = new int[LAYERS];
      int rest = code;
      for (int i = 0; i < LAYERS; i++) {
        channels[i] = QUANTUM * (1 + rest % steps);
        rest /= steps;
      }
      if (cost(channels) <= cost) {
        best = Math.max(best, accuracy(channels));
      }
    }
    return best;
  }

  @Override
  public Widths widest() {
    return widths(all(WIDEST));
  }

  @Override
  public OptionalDouble cost(Widths widths) {
    return OptionalDouble.of(cost(channels(widths)));
  }

  @Override
  public String hash(Widths widths) {
    return widths.channels().values().toString();
  }

  @Override
  public String name() {
    return "a formula";
  }

  @Override
  public Evaluation measure(Widths seed) {
    return Measured.of(accuracy(channels(seed)));
  }

  @Override
  public Evaluation tune(int step, Widths from, Widths to) {
    if (trained == dyingAfter) {
      throw new Killed();
    }
    trained++;
    return Measured.of(accuracy(channels(to)));
  }

  @Override
  public void chosen(Widths widths) {
    chosen.add(widths);
  }

  /** Stands for kill -9. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
