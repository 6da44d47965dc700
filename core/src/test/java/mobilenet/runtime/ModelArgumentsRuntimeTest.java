package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.Resources;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints with {@code model_args}, run, against the reference in double precision. */
class ModelArgumentsRuntimeTest {
  private static final FormulaWeights WEIGHTS = new FormulaWeights("arguments:", 4);
  private static final int CLASSES = 7;
  private static final double TOLERANCE = 1e-4;

  @TempDir Path dir;

  /** The two rules differ where a strided layer's input is even: 32, 47 → 24, 64×45; not at 33. */
  @ParameterizedTest
  @CsvSource({"32, 32, true", "33, 33, false", "47, 47, true", "64, 45, true", "65, 33, false"})
  void samePadding(int height, int width, boolean differs) throws Exception {
    Architecture base = Catalogue.get("mobilenetv2_140").withClasses(CLASSES);
    Conventions same = base.conventions().withPadding(Padding.SAME);
    double[] expected = reference(base.withConventions(same), height, width);
    float[] actual = run("mobilenetv2_140", "{\"pad_type\": \"same\"}", base, height, width);
    assertThat(difference(actual, expected)).isLessThan(TOLERANCE);
    double other = difference(actual, reference(base, height, width));
    assertThat(other > 10 * TOLERANCE).isEqualTo(differs);
  }

  @ParameterizedTest
  @CsvSource({"32, 32", "35, 61"})
  void epsilonAndActivation(int height, int width) throws Exception {
    Architecture base = Catalogue.get("mobilenetv3_small_050").withClasses(CLASSES);
    Architecture made =
        base.withConventions(base.conventions().withBatchNormEpsilon(0.5))
            .withActivation(Activation.GELU);
    double[] expected = reference(made, height, width);
    String arguments = "{\"bn_eps\": 0.5, \"act_layer\": \"gelu\", \"drop_rate\": 0.2}";
    float[] actual = run("mobilenetv3_small_050", arguments, base, height, width);
    assertThat(difference(actual, expected)).isLessThan(TOLERANCE);
    assertThat(difference(actual, reference(base, height, width))).isGreaterThan(10 * TOLERANCE);
  }

  private float[] run(String name, String arguments, Architecture shapes, int height, int width)
      throws Exception {
    Files.writeString(
        dir.resolve(Checkpoint.CONFIG),
        "{\"architecture\": \""
            + name
            + "\", \"num_classes\": "
            + CLASSES
            + ", \"model_args\": "
            + arguments
            + ", \"pretrained_cfg\": {}}");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Lowering.lower(shapes)
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), WEIGHTS.value(p))));
    SafeTensorsWriter.of(DType.F32).write(dir.resolve(Checkpoint.WEIGHTS), new MapWeights(tensors));
    RuntimeOptions plain = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (Checkpoint checkpoint = Checkpoint.open(dir);
        CompiledModel model = CompiledModel.compile(checkpoint.bind(), plain)) {
      Tensor image = new Tensor(List.of(1, 3, height, width), WEIGHTS.input(3, height, width));
      return Resources.entry(BatchRunner.run(model, image, List.of(Graph.LOGITS)), Graph.LOGITS)
          .data();
    }
  }

  private static double[] reference(Architecture architecture, int height, int width) {
    BoundGraph bound = WEIGHTS.bind(Lowering.lower(architecture));
    float[] image = WEIGHTS.input(3, height, width);
    return Resources.entry(ReferenceInterpreter.taps(bound, image, height, width), Graph.LOGITS)
        .values();
  }

  /** Largest difference, as a share of the largest logit. */
  private static double difference(float[] actual, double[] expected) {
    double worst = 0;
    double most = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
      most = Math.max(most, Math.abs(expected[i]));
    }
    return worst / most;
  }
}
