package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import mobilenet.train.recipe.ObjectiveSpec.Distillation;
import mobilenet.train.recipe.ObjectiveSpec.Labels;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against numbers that were worked out from the formulas of Hinton et al. 2015, with logits (2, ½,
 * −1) of the student and (3, 1, −2) of the teacher.
 */
class DistillationObjectiveTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private static final Offset<Float> CLOSE_FLOAT = within(1e-6f);
  private static final float[] STUDENT = {2, .5f, -1};
  private static final float[] TEACHER = {3, 1, -2};
  private static final float[] FIRST_CLASS = {1, 0, 0};

  /** Entropy of the teacher's probabilities at temperature 1: its cross-entropy without its KL. */
  private static final double ENTROPY = .43676003 - .03741673;

  private PointerScope scope = new PointerScope();

  @BeforeEach
  void open() throws LibTorchException {
    LibTorch.load();
    scope.close();
    scope = new PointerScope();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  /** A loss and its gradient for the student's logits. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Result(double loss, float[] gradient) {}

  private static Result result(
      Objective objective, float[] student, float[] teacher, float[] targets, int images) {
    int classes = student.length / images;
    Tensor logits = Tensors.of(student, images, classes);
    logits.requires_grad_(true);
    Objective.Loss loss =
        objective.loss(
            given -> given,
            new BatchPart(
                logits,
                Tensors.of(targets, images, classes),
                Optional.of(Tensors.of(teacher, images, classes)),
                images));
    loss.value().backward();
    return new Result(loss.value().item_double(), Tensors.read(logits.grad()));
  }

  private static Result result(Objective objective) {
    return result(objective, STUDENT, TEACHER, FIRST_CLASS, 1);
  }

  private static Objective distillation(double weight, double temperature) {
    return Objective.of(new Distillation(weight, temperature));
  }

  @Test
  void theStudentsOfV4LearnFromTheTeacherAlone() {
    Result result = result(Objective.of(Distillation.MOBILENET_V4));
    assertThat(result.loss()).isCloseTo(.03741673, CLOSE);
    assertThat(result.gradient())
        .containsExactly(new float[] {-.09000356f, .05679074f, .03321282f}, CLOSE_FLOAT);
  }

  /** The paper's loss is a cross-entropy: the divergence and a constant. */
  @Test
  void divergenceIsCrossEntropyWithoutEntropy() {
    float[] soft = {.875601f, .118500f, .005900f};
    Result crossEntropy = result(Objective.of(new Labels(0)), STUDENT, TEACHER, soft, 1);
    Result divergence = result(Objective.of(Distillation.MOBILENET_V4));
    assertThat(crossEntropy.loss()).isCloseTo(.43676003, within(2e-6));
    assertThat(crossEntropy.loss() - divergence.loss()).isCloseTo(ENTROPY, within(2e-6));
    assertThat(divergence.gradient()).containsExactly(crossEntropy.gradient(), within(2e-6f));
  }

  @Test
  void temperatureKeepsTheSizeOfTheGradient() {
    Result result = result(distillation(1, 4));
    assertThat(result.loss()).isCloseTo(.25669995, CLOSE);
    assertThat(result.gradient())
        .containsExactly(
            new float[] {(float) -.26086153, (float) -.00864368, (float) .26950521}, CLOSE_FLOAT);
  }

  @Test
  void labelsAreMixedIn() {
    Result result = result(distillation(.9, 4));
    assertThat(result.loss()).isCloseTo(.25516109, CLOSE);
    // .1 · (p − y) + .9 · T · (p_T − q_T).
    assertThat(result.gradient())
        .containsExactly(
            new float[] {
              .1f * (.785597f - 1) + .9f * (float) -.26086153,
              .1f * .175290f + .9f * (float) -.00864368,
              .1f * .039113f + .9f * (float) .26950521
            },
            CLOSE_FLOAT);
  }

  @Test
  void withoutWeightOnlyLabelsCount() {
    Result none = result(distillation(0, 4));
    Result labels = result(Objective.of(new Labels(0)));
    assertThat(none.loss()).isEqualTo(labels.loss());
    assertThat(none.gradient()).isEqualTo(labels.gradient());
  }

  @Test
  void whoKnowsWhatTheTeacherKnowsLearnsNothing() {
    for (double temperature : new double[] {.5, 1, 4, 1000}) {
      Result result = result(distillation(1, temperature), TEACHER, TEACHER, FIRST_CLASS, 1);
      assertThat(result.loss()).isZero();
      for (float slope : result.gradient()) {
        assertThat((double) slope).isCloseTo(0, within(1e-12));
      }
    }
  }

  /** T²·KL tends to (1 / 2K) · Σ(d − mean d)² with d = teacher − student. */
  @Test
  void atHighTemperaturesDifferencesOfLogitsCount() {
    double[] d = {1, .5, -1};
    double mean = (d[0] + d[1] + d[2]) / 3;
    double sum = 0;
    for (double value : d) {
      sum += (value - mean) * (value - mean);
    }
    Result result = result(distillation(1, 1e5));
    assertThat(result.loss()).isCloseTo(sum / 6, within(1e-4));
    for (int i = 0; i < d.length; i++) {
      assertThat((double) result.gradient()[i]).isCloseTo(-(d[i] - mean) / 3, within(1e-4));
    }
  }

  @Test
  void gradientIsThatOfDifferences() {
    long seed = 20261126;
    Random random = new Random(seed);
    int images = 3;
    int classes = 5;
    float[] student = new float[images * classes];
    float[] teacher = new float[images * classes];
    float[] targets = new float[images * classes];
    for (int i = 0; i < student.length; i++) {
      student[i] = (float) random.nextGaussian();
      teacher[i] = (float) random.nextGaussian();
      targets[i] = 1f / classes;
    }
    Objective objective = distillation(1, 2.5);
    float[] gradient = result(objective, student, teacher, targets, images).gradient();
    float step = 1e-2f;
    for (int i = 0; i < student.length; i++) {
      float[] more = student.clone();
      float[] less = student.clone();
      more[i] += step;
      less[i] -= step;
      double slope =
          (result(objective, more, teacher, targets, images).loss()
                  - result(objective, less, teacher, targets, images).loss())
              / ((double) more[i] - less[i]);
      assertThat((double) gradient[i])
          .as("seed %d, logit %d", seed, i)
          .isCloseTo(slope, within(1e-5));
    }
  }

  @Test
  void countsWhatTheLabelsFavour() {
    Objective objective = distillation(1, 1);
    BatchPart part =
        new BatchPart(
            Tensors.of(STUDENT, 1, 3),
            Tensors.of(new float[] {0, 1, 0}, 1, 3),
            Optional.of(Tensors.of(TEACHER, 1, 3)),
            1);
    assertThat(objective.loss(given -> given, part).correct()).isZero();
  }

  @Test
  void needsATeacher() {
    BatchPart part =
        new BatchPart(
            Tensors.of(STUDENT, 1, 3), Tensors.of(FIRST_CLASS, 1, 3), Optional.empty(), 1);
    assertThatThrownBy(() -> distillation(1, 1).loss(given -> given, part))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an objective of distillation needs the teacher's logits of each batch");
  }
}
