package mobilenet.export.tflite.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import mobilenet.architecture.Catalogue;
import mobilenet.export.tflite.Operator;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;

/** A sound file, and what is wrong with it after one change. */
class TfLiteStructureTest {
  private static final List<Integer> IMAGE = List.of(1, 64, 48, 3);
  private static final byte[] FILE =
      TfLiteExport.export(
          StableWeights.bind(
              Catalogue.get("mobilenetv4_hybrid_medium").withClasses(10).withWidth(0.25)),
          TfLiteOptions.of(64, 48).withTaps(List.of("blocks.1.0")));
  private static final TfLiteModel SOUND = TfLiteModel.read(FILE);

  private static TfLiteModel with(List<TensorInfo> tensors, List<OperatorInfo> operators) {
    return new TfLiteModel(
        SOUND.schema(),
        SOUND.description(),
        tensors,
        SOUND.inputs(),
        SOUND.outputs(),
        operators,
        SOUND.signature(),
        SOUND.metadata());
  }

  /** The file with the first one of an operator changed. */
  private static TfLiteModel changed(Operator operator, UnaryOperator<OperatorInfo> change) {
    List<OperatorInfo> steps = new ArrayList<>(SOUND.operators());
    int place = steps.stream().map(OperatorInfo::operator).toList().indexOf(operator);
    steps.set(place, change.apply(steps.get(place)));
    return with(SOUND.tensors(), steps);
  }

  private static OperatorInfo reading(OperatorInfo step, int input) {
    List<Integer> inputs = new ArrayList<>(step.inputs());
    inputs.set(0, input);
    return new OperatorInfo(
        step.operator(), step.version(), inputs, step.outputs(), step.options());
  }

  private static int index(String tensor) {
    return SOUND.tensors().stream().map(TensorInfo::name).toList().indexOf(tensor);
  }

  private static void refused(TfLiteModel model, String... message) {
    assertThatThrownBy(() -> TfLiteStructure.check(model, IMAGE))
        .isInstanceOf(BrokenTfLiteException.class)
        .hasMessageContainingAll(message);
  }

  @Test
  void aSoundFileIsSound() {
    assertThatCode(() -> TfLiteStructure.check(SOUND, IMAGE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> TfLiteStructure.check(SOUND, List.of(1, 64, 64, 3)))
        .hasMessageContaining("expected one input of shape [1, 64, 64, 3]");
  }

  @Test
  void whatIsReadMustBeThere() {
    List<OperatorInfo> late = new ArrayList<>(SOUND.operators());
    late.add(late.remove(0));
    refused(with(SOUND.tensors(), late), "is read before anything computes it");
    refused(changed(Operator.CONV_2D, step -> reading(step, 9999)), "tensor 9999 of");
    refused(changed(Operator.CONV_2D, step -> reading(step, -1)), "tensor -1 of");
  }

  @Test
  void nothingHasTwoOrigins() {
    List<OperatorInfo> twice = new ArrayList<>(SOUND.operators());
    twice.add(twice.get(0));
    refused(with(SOUND.tensors(), twice), "has two origins");
  }

  @Test
  void shapesMustFit() {
    int bias = index("classifier.bias");
    for (Operator operator :
        List.of(
            Operator.CONV_2D,
            Operator.DEPTHWISE_CONV_2D,
            Operator.FULLY_CONNECTED,
            Operator.BATCH_MATMUL,
            Operator.PAD,
            Operator.RESHAPE,
            Operator.MUL,
            Operator.ADD,
            Operator.SOFTMAX)) {
      refused(changed(operator, step -> reading(step, bias)), operator + " ");
    }
    List<TensorInfo> tensors = new ArrayList<>(SOUND.tensors());
    int logits = index("logits");
    TensorInfo right = tensors.get(logits);
    List<Integer> eleven = List.of(1, 11);
    tensors.set(
        logits,
        new TensorInfo("logits", right.type(), eleven, eleven, Optional.empty(), Optional.empty()));
    refused(
        with(tensors, SOUND.operators()), "FULLY_CONNECTED gives the shape [1, 10], not [1, 11]");
  }

  @Test
  void outputsHaveTheirNames() {
    TfLiteModel nameless =
        new TfLiteModel(
            SOUND.schema(),
            SOUND.description(),
            SOUND.tensors(),
            SOUND.inputs(),
            SOUND.outputs(),
            SOUND.operators(),
            Map.of(),
            SOUND.metadata());
    refused(nameless, "the signature does not name the output logits");
  }

  /** Every length of a cut file, coarsely, is refused by the reader or the check. */
  @Test
  void cutFilesAreRefused() {
    int step = FILE.length / 200;
    for (int length = 0; length < FILE.length - 1; length += step) {
      byte[] cut = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> TfLiteStructure.check(TfLiteModel.read(cut), IMAGE))
          .isInstanceOf(BrokenTfLiteException.class);
    }
  }

  /** A file with a wrong byte is read, or refused in one sentence. */
  @Test
  void damageIsNeverAnotherException() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = FILE.clone();
      // Tables are at the start of the file and at its end, weights between them.
      int place = i % 2 == 0 ? random.nextInt(4000) : FILE.length - 1 - random.nextInt(4000);
      damaged[place] ^= (byte) (1 << random.nextInt(8));
      try {
        TfLiteStructure.check(TfLiteModel.read(damaged), IMAGE);
      } catch (BrokenTfLiteException e) {
        assertThatCode(e::getMessage).as("seed " + seed).doesNotThrowAnyException();
      }
    }
  }
}
