package mobilenet.export.tflite.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mobilenet.architecture.Activation;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.EqualisationChoice;
import mobilenet.export.quantise.NoiseImages;
import mobilenet.export.quantise.QuantisationOptions;
import mobilenet.export.quantise.TinyNetworks;
import mobilenet.export.quantise.WeightBits;
import mobilenet.export.tflite.Operator;
import mobilenet.export.tflite.Quantisation;
import mobilenet.export.tflite.TensorType;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.graph.Op;
import org.junit.jupiter.api.Test;

/** A file as specified, and what is wrong with it after one change. */
class IntegerStructureTest {
  private static final TfLiteModel SOUND = sound();

  private static TfLiteModel sound() {
    QuantisationOptions options =
        QuantisationOptions.DEFAULT
            .withEqualisation(EqualisationChoice.NEVER)
            .withWeights(WeightBits.EIGHT)
            .withAnswers(Answers.INTEGERS);
    return TfLiteModel.read(
        TfLiteExport.export(
            mobilenet.export.quantise.Quantisation.of(
                    new TinyNetworks()
                        .convolution("first", 3, 8, 1, Activation.RELU)
                        .convolution("second", 8, 8, 8, Activation.IDENTITY)
                        .add("pool", new Op.GlobalAveragePool())
                        .build(),
                    List.of(),
                    new NoiseImages(2, 16, 3),
                    options)
                .plan(),
            TfLiteOptions.of(16, 16)));
  }

  /** The file with another quantisation of a tensor that an operator reads, or of its result. */
  private static TfLiteModel changed(
      Operator operator, int input, UnaryOperator<Quantisation> change) {
    OperatorInfo step =
        SOUND.operators().stream()
            .filter(found -> found.operator() == operator)
            .findFirst()
            .orElseThrow();
    int index = input < 0 ? step.outputs().get(0) : step.inputs().get(input);
    List<TensorInfo> tensors = new ArrayList<>(SOUND.tensors());
    TensorInfo right = tensors.get(index);
    tensors.set(
        index,
        new TensorInfo(
            right.name(),
            right.type(),
            right.shape(),
            right.signature(),
            right.contents(),
            right.quantisation().map(change)));
    return new TfLiteModel(
        SOUND.schema(),
        SOUND.description(),
        tensors,
        SOUND.inputs(),
        SOUND.outputs(),
        SOUND.operators(),
        SOUND.signature(),
        SOUND.metadata());
  }

  private static void refused(TfLiteModel model, String... message) {
    assertThatThrownBy(() -> IntegerStructure.check(model))
        .isInstanceOf(BrokenTfLiteException.class)
        .hasMessageContainingAll(message);
  }

  private static List<Float> times(List<Float> scales, float factor) {
    return scales.stream().map(scale -> scale * factor).toList();
  }

  @Test
  void asSpecified() {
    assertThatCode(() -> IntegerStructure.check(SOUND)).doesNotThrowAnyException();
  }

  @Test
  void layers() {
    refused(
        changed(
            Operator.CONV_2D,
            2,
            q -> new Quantisation(times(q.scales(), 1.001f), q.zeroPoints(), q.axis())),
        "(CONV_2D): a bias has the product of the input's and the weights' scales");
    refused(
        changed(
            Operator.DEPTHWISE_CONV_2D, 1, q -> new Quantisation(q.scales(), q.zeroPoints(), 0)),
        "(DEPTHWISE_CONV_2D): second.weight has no scales along 3");
    refused(
        changed(
            Operator.CONV_2D,
            1,
            q ->
                new Quantisation(q.scales(), Collections.nCopies(q.scales().size(), 1L), q.axis())),
        "weights and biases have the zero point 0");
    refused(
        changed(
            Operator.CONV_2D,
            1,
            q -> new Quantisation(q.scales().subList(0, 1), q.zeroPoints().subList(0, 1), 0)),
        "weights have a scale for each output channel");
  }

  @Test
  void mapsHaveOneScale() {
    UnaryOperator<Quantisation> two = q -> new Quantisation(List.of(1f, 2f), List.of(0L, 0L), 3);
    refused(changed(Operator.QUANTIZE, -1, two), "is not of 8-bit integers with one scale");
    refused(changed(Operator.MEAN, -1, two), "is not of 8-bit integers with one scale");
    refused(changed(Operator.DEQUANTIZE, 0, two), "is not of 8-bit integers with one scale");
  }

  @Test
  void onlyFloatsAreQuantised() {
    TensorInfo image = SOUND.inputTensors().get(0);
    List<TensorInfo> tensors = new ArrayList<>(SOUND.tensors());
    tensors.set(
        SOUND.inputs().get(0),
        new TensorInfo(
            image.name(),
            TensorType.INT8,
            image.shape(),
            image.signature(),
            Optional.empty(),
            Optional.empty()));
    refused(
        new TfLiteModel(
            SOUND.schema(),
            SOUND.description(),
            tensors,
            SOUND.inputs(),
            SOUND.outputs(),
            SOUND.operators(),
            SOUND.signature(),
            SOUND.metadata()),
        "(QUANTIZE): QUANTIZE reads floats");
  }
}
