package mobilenet.bench.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mobilenet.evaluation.NamedClasses;
import mobilenet.export.check.FailedCheckException;
import mobilenet.export.check.IntegerSums;
import mobilenet.export.check.OnnxSession;
import mobilenet.export.onnx.IntegerType;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.quantise.EqualisationChoice;
import mobilenet.export.quantise.Quantisation;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.WeightBits;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.distillation.Views;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX teachers in 8-bit integers. */
class IntegerTeacherTest {
  private static final long SEED = 20261127;
  private static final int COUNT = 5;
  private static final int SIZE = 96;
  private static final Views VIEWS = RandomViews.of(COUNT, SIZE, 3, SEED);

  @TempDir private Path dir;

  private static Teacher open(Path file) throws IOException {
    NamedClasses classes = NamedClasses.of(BundledNetwork.classes());
    return Teachers.open(List.of(file), classes, TeacherRuntime.JAVA, 1);
  }

  /** The bundled network in integers of 8 bits, whose sums clip where nothing is done about it. */
  private static byte[] integers() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(BundledNetwork.CHECKPOINT)) {
      Quantisation quantisation =
          Quantisation.of(
              checkpoint.bind(),
              List.of(),
              new NormalisedViews(VIEWS),
              QuantisationOptions.DEFAULT
                  .withWeights(WeightBits.EIGHT)
                  .withEqualisation(EqualisationChoice.NEVER));
      return OnnxExport.export(quantisation.plan(), BundledNetwork.options(), IntegerType.UINT8);
    }
  }

  @Test
  void sumsOfIntegersAreExactWhateverTheProcessor() throws IOException {
    byte[] bytes = integers();
    Path file = Files.write(dir.resolve("teacher.onnx"), bytes);
    NormalisedViews images = new NormalisedViews(VIEWS);
    try (OnnxSession exact = new OnnxSession(bytes, BundledNetwork.options(), IntegerSums.EXACT);
        Teacher teacher = open(file)) {
      float[] logits = teacher.logits(VIEWS);
      int classes = BundledNetwork.classes().size();
      for (int i = 0; i < COUNT; i++) {
        assertThat(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes))
            .containsExactly(exact.answer(images.get(i), SIZE, SIZE), within(1e-3f));
      }
      assertThat(teacher.description()).doesNotContain("clipped");
    }
  }

  /** Exact sums cannot be had where layers share a zero point, as in files of other makers. */
  @Test
  void whereTheyCannotBeThatIsSaid() throws IOException {
    String zeroPoints = ".pw_exp.conv.weight/zero_points";
    String own = new String(integers(), StandardCharsets.ISO_8859_1);
    String shared = own.replace("blocks.2.2" + zeroPoints, "blocks.2.1" + zeroPoints);
    assertThat(shared).isNotEqualTo(own);
    byte[] bytes = shared.getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(dir.resolve("teacher.onnx"), bytes);
    try (Teacher teacher = open(file)) {
      assertThat(teacher.logits(VIEWS)).hasSize(COUNT * BundledNetwork.classes().size());
      assertThat(
              teacher
                  .description()
                  .endsWith(", whose sums of integers are clipped on processors without VNNI"))
          .isEqualTo(!canBeExact(bytes));
    }
  }

  /** Where the processor clips nothing, ONNX Runtime has nothing to change in the file. */
  private static boolean canBeExact(byte[] file) throws IOException {
    try {
      new OnnxSession(file, BundledNetwork.options(), IntegerSums.EXACT).close();
      return true;
    } catch (FailedCheckException e) {
      return false;
    }
  }
}
