package mobilenet.bench.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.PhaseTimes;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;

/**
 * Training steps on images of noise: what libtorch, the optimiser and the average take, without
 * decoding.
 *
 * @param architecture with its classes and resolution
 * @param batch images a step, at least 2
 * @param precision arithmetic
 * @param steps measured, at least 1
 */
public record TrainingSpeed(Architecture architecture, int batch, Precision precision, int steps) {
  private static final double NANOS = 1e9;
  private static final double RATE = 0.001;
  private static final long SEED = 1;

  /** Steps before the measurement, in which libtorch packs its kernels. */
  public static final int WARM_UP_STEPS = 3;

  /** Checks the ranges. */
  public TrainingSpeed {
    if (batch < 2 || steps < 1) {
      throw new IllegalArgumentException(
          "batch must be at least 2 and steps at least 1, given " + batch + " and " + steps);
    }
  }

  /**
   * What came out.
   *
   * @param imagesPerSecond over all measured steps
   * @param medianStepMs of the measured steps
   * @param forwardMs mean of a step
   * @param backwardMs mean of a step
   * @param updateMs mean of a step: clipping, optimiser and average
   * @param residentMiBFirst memory of the process after a tenth of the steps, where it can be read
   * @param residentMiBLast memory of the process at the end, where it can be read
   */
  public record Result(
      double imagesPerSecond,
      double medianStepMs,
      double forwardMs,
      double backwardMs,
      double updateMs,
      Optional<Long> residentMiBFirst,
      Optional<Long> residentMiBLast) {}

  /**
   * Trains.
   *
   * @param progress hears the number of each step that is done
   */
  public Result measure(IntConsumer progress) throws IOException {
    TrainingSetup setup =
        new TrainingSetup(
            architecture,
            new ObjectiveSpec.Labels(0),
            new Recipe.Regularisation(0.1, 0, 0.1),
            new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.05),
            Optional.of(new AverageSpec(0.999, true)),
            Optional.of(5.0),
            precision,
            1,
            TrainingSetup.LayerRules.ALL);
    float[] images = images();
    float[] targets = targets();
    try (TorchTrainer trainer =
        new TorchTrainer(setup, Initialisation.draw(Lowering.lower(architecture), SEED))) {
      for (int i = 0; i < WARM_UP_STEPS; i++) {
        trainer.step(images, targets, batch, RATE, i);
      }
      PhaseTimes times = trainer.times();
      long forward = times.forwardNanos();
      long backward = times.backwardNanos();
      long update = times.updateNanos();
      long[] took = new long[steps];
      Optional<Long> early = Optional.empty();
      for (int i = 0; i < steps; i++) {
        long start = System.nanoTime();
        trainer.step(images, targets, batch, RATE, WARM_UP_STEPS + (long) i);
        took[i] = System.nanoTime() - start;
        if (i == steps / 10) {
          early = residentMiB();
        }
        progress.accept(i + 1);
      }
      double total = Arrays.stream(took).sum() / NANOS;
      Arrays.sort(took);
      double perStep = steps * 1e6;
      return new Result(
          (double) batch * steps / total,
          took[steps / 2] / 1e6,
          (times.forwardNanos() - forward) / perStep,
          (times.backwardNanos() - backward) / perStep,
          (times.updateNanos() - update) / perStep,
          early,
          residentMiB());
    }
  }

  private float[] images() {
    SplittableRandom random = new SplittableRandom(SEED);
    int size = architecture.input().size();
    float[] images = new float[batch * size * size * architecture.input().channels()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    return images;
  }

  private float[] targets() {
    float[] targets = new float[batch * architecture.classes()];
    for (int i = 0; i < batch; i++) {
      targets[i * architecture.classes() + i % architecture.classes()] = 1;
    }
    return targets;
  }

  /** Of this process; Linux only. */
  private static Optional<Long> residentMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst();
  }
}
