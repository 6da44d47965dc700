package mobilenet.export.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.export.onnx.read.BrokenOnnxException;
import mobilenet.export.onnx.read.OnnxModel;
import mobilenet.export.onnx.read.OnnxStructure;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.WeightBits;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.export.tflite.read.BrokenTfLiteException;
import mobilenet.export.tflite.read.IntegerStructure;
import mobilenet.export.tflite.read.TfLiteModel;
import mobilenet.export.tflite.read.TfLiteStructure;
import mobilenet.weights.Tensor;

/**
 * Checks a file of integers as it was read back: its structure, and its answers in the runtime that
 * it is for against those that were simulated.
 */
public final class QuantisedCheck {
  /** In decibels. */
  private static final double ONE_BIT = 6;

  private QuantisedCheck() {}

  /**
   * What was found.
   *
   * @param runtime name and version of what ran it
   * @param agreement of its answers with the simulated ones: signal to noise in decibels
   * @param clipped the same where sums of products are clipped, which ONNX Runtime does on this
   *     processor unless asked not to; none if it hardly adds to the noise of quantisation
   * @param pieces of a run in TensorFlow Lite: 1 if XNNPACK runs the whole file
   */
  public record Report(
      String runtime, double agreement, OptionalDouble clipped, OptionalInt pieces) {}

  /**
   * Checks an ONNX file. One whose weights have 8 bits passes if its answers are right where ONNX
   * Runtime adds exactly; what they are where it may clip is in the report.
   *
   * @param images some of which it is tried with
   * @throws BrokenOnnxException if it is damaged or not sound
   * @throws FailedCheckException if ONNX Runtime refuses it or answers otherwise
   * @throws LinkageError if ONNX Runtime is not on the class path
   */
  public static Report run(byte[] file, QuantisationPlan plan, OnnxOptions options, Images images) {
    OnnxStructure.check(OnnxModel.read(file), shape(options, images));
    boolean mayClip = !plan.isWithin(WeightBits.SEVEN);
    IntegerSums sums = mayClip ? IntegerSums.EXACT : IntegerSums.FASTEST;
    String runtime;
    SimulatedAnswers simulated;
    double agreement;
    try (OnnxSession session = new OnnxSession(file, options, sums)) {
      runtime = session.runtime();
      simulated = SimulatedAnswers.of(plan, images);
      agreement = simulated.required(runtime, answers(session, simulated.channels(), images));
    }
    OptionalDouble clipped = OptionalDouble.empty();
    if (mayClip) {
      try (OnnxSession session = new OnnxSession(file, options, IntegerSums.FASTEST)) {
        double unasked = simulated.agreement(answers(session, simulated.channels(), images));
        if (unasked < agreement - ONE_BIT && unasked < simulated.sqnr() + ONE_BIT) {
          clipped = OptionalDouble.of(unasked);
        }
      }
    }
    return new Report(runtime, agreement, clipped, OptionalInt.empty());
  }

  /** Of a session, channels of a pixel together. */
  private static UnaryOperator<float[]> answers(OnnxSession session, int channels, Images images) {
    return image -> {
      float[] given = session.answer(image, images.height(), images.width());
      List<Integer> planar = List.of(1, channels, given.length / channels);
      return ChannelsLast.of(new Tensor(planar, given));
    };
  }

  /**
   * Checks a TensorFlow Lite file.
   *
   * @param images some of which it is tried with
   * @throws BrokenTfLiteException if it is damaged or not sound
   * @throws FailedCheckException if TensorFlow Lite refuses it or answers otherwise
   * @throws LinkageError if TensorFlow Lite is not on the class path, or not for this system
   */
  public static Report run(
      byte[] file, QuantisationPlan plan, TfLiteOptions options, Images images) {
    TfLiteModel model = TfLiteModel.read(file);
    TfLiteStructure.check(
        model,
        List.of(
            options.batch().length().orElse(1), images.height(), images.width(), channels(images)));
    IntegerStructure.check(model);
    try (TfLiteFile session = new TfLiteFile(file, options)) {
      double agreement =
          SimulatedAnswers.of(plan, images).required(session.runtime(), session::answer);
      return new Report(
          session.runtime(), agreement, OptionalDouble.empty(), OptionalInt.of(session.pieces()));
    }
  }

  private static int channels(Images images) {
    return images.get(0).length / images.height() / images.width();
  }

  private static List<Long> shape(OnnxOptions options, Images images) {
    PixelLayout layout =
        options.input() instanceof OnnxInput.Pixels pixels ? pixels.layout() : PixelLayout.NCHW;
    return layout.arrange(
        (long) options.batch().length().orElse(1),
        (long) channels(images),
        (long) images.height(),
        (long) images.width());
  }
}
