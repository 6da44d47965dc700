package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.train.distillation.AnswerFormat;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.recipe.ObjectiveSpec.Distillation;
import mobilenet.train.recipe.Precision;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TrainingSetup.LayerRules;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Teachers' logits that were stored as halves, against the logits themselves, over steps of a
 * training: both losses of each step are of the same weights, so that nothing but the answers
 * differs.
 */
class HalfAnswersTest {
  private static final int STEPS = 20;
  private static final int IMAGES = 32;
  private static final int CLASSES = 10;
  private static final int SIZE = 32;

  /** Of loss values in float32. */
  private static final double ROUNDING = 1e-6;

  private static final AnswerFormat HALF =
      new AnswerFormat(CLASSES, Optional.empty(), AnswerFormat.Precision.FLOAT16);

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  private static float[] stored(float[] logits) {
    float[] read = new float[logits.length];
    for (int i = 0; i < logits.length; i += CLASSES) {
      ByteBuffer bytes = ByteBuffer.allocate(HALF.bytes());
      HALF.write(logits, i, bytes);
      System.arraycopy(HALF.read(bytes.flip()), 0, read, i, CLASSES);
    }
    return read;
  }

  /** Logarithms of the softmax of one image. */
  private static double[] logSoftmax(float[] logits, int from, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < CLASSES; c++) {
      most = Math.max(most, logits[from + c] / temperature);
    }
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      sum += Math.exp(logits[from + c] / temperature - most);
    }
    double[] logs = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      logs[c] = logits[from + c] / temperature - most - Math.log(sum);
    }
    return logs;
  }

  /** Learns from the exact answers, and compares. */
  private static final class Lockstep implements Objective {
    private final Objective objective;
    private final Distillation spec;
    private int steps;
    private double largestLabel;
    private double largestLoss;

    Lockstep(Distillation spec) {
      this.objective = Objective.of(spec);
      this.spec = spec;
    }

    @Override
    public Loss loss(UnaryOperator<Tensor> network, BatchPart part) {
      Tensor logits = network.apply(part.images());
      float[] exact = Tensors.read(part.teacher().orElseThrow());
      float[] half = stored(exact);
      Loss loss = objective.loss(given -> logits, part);
      BatchPart other =
          new BatchPart(
              part.images(),
              part.targets(),
              Optional.of(Tensors.of(half, IMAGES, CLASSES)),
              part.total());
      double difference =
          Math.abs(
              objective.loss(given -> logits, other).value().item_double()
                  - loss.value().item_double());
      double bound = bound(Tensors.read(logits.detach()), exact, half);
      assertThat(difference).as("step %d", steps).isLessThanOrEqualTo(bound + ROUNDING);
      largestLoss = Math.max(largestLoss, difference);
      steps++;
      return loss;
    }

    /**
     * KL(q' ‖ p) − KL(q ‖ p) is H(q) − H(q') − Σ Δq · log p, which is at most |ΔH| + Σ |Δq| · |log
     * p|; the loss is the mean over images, times T² and the teacher's weight.
     */
    private double bound(float[] student, float[] exact, float[] half) {
      double sum = 0;
      for (int i = 0; i < student.length; i += CLASSES) {
        double[] p = logSoftmax(student, i, spec.temperature());
        double[] q = logSoftmax(exact, i, spec.temperature());
        double[] r = logSoftmax(half, i, spec.temperature());
        double entropy = 0;
        for (int c = 0; c < CLASSES; c++) {
          double label = Math.exp(r[c]) - Math.exp(q[c]);
          largestLabel = Math.max(largestLabel, Math.abs(label));
          sum += Math.abs(label) * Math.abs(p[c]);
          entropy += Math.exp(r[c]) * r[c] - Math.exp(q[c]) * q[c];
        }
        sum += Math.abs(entropy);
      }
      return spec.weight() * spec.temperature() * spec.temperature() * sum / IMAGES;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.7, 2"})
  void lossesDifferByNoMoreThanTheAnswersDo(double weight, double temperature) throws Exception {
    long seed = 20261126;
    Random random = new Random(seed);
    Distillation spec = new Distillation(weight, temperature);
    Architecture network =
        Catalogue.get("mobilenetv4_conv_small_035")
            .withWidth(0.25)
            .withClasses(CLASSES)
            .withResolution(SIZE);
    TrainingSetup setup =
        new TrainingSetup(
            network,
            spec,
            new Recipe.Regularisation(0.1, 0, 0.1),
            new OptimizerSpec.AdamW(0.9, 0.999, 1e-8, 0.05),
            Optional.empty(),
            Optional.of(5.0),
            Precision.FLOAT32,
            1,
            LayerRules.ALL);
    Lockstep lockstep = new Lockstep(spec);
    try (TorchTrainer trainer =
        new TorchTrainer(
            setup,
            Initialisation.draw(Lowering.lower(network), seed),
            lockstep,
            GradientReduction.NONE)) {
      for (int step = 0; step < STEPS; step++) {
        trainer.step(batch(random), 0.01, step);
      }
    }
    assertThat(lockstep.steps).isEqualTo(STEPS);
    assertThat(lockstep.largestLabel).as("seed %d", seed).isPositive().isLessThan(1e-3);
    // Else the bound would be of nothing.
    assertThat(lockstep.largestLoss).as("seed %d", seed).isGreaterThan(ROUNDING).isLessThan(2e-3);
  }

  private static TrainingBatch batch(Random random) {
    float[] images = new float[IMAGES * SIZE * SIZE * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextGaussian();
    }
    float[] targets = new float[IMAGES * CLASSES];
    float[] teacher = new float[IMAGES * CLASSES];
    for (int i = 0; i < IMAGES; i++) {
      targets[i * CLASSES + i % CLASSES] = 1;
      for (int c = 0; c < CLASSES; c++) {
        teacher[i * CLASSES + c] = (float) (3 * random.nextGaussian());
      }
    }
    return TrainingBatch.of(images, targets, IMAGES).withTeacher(teacher);
  }
}
