package mobilenet.export.check;

import java.util.List;
import java.util.Locale;
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
import mobilenet.export.quantise.SignalToNoise;
import mobilenet.export.quantise.Simulation;
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
  /**
   * Where a value lies in the middle between two integers, kernels may round it to the other one,
   * and later layers multiply such steps. So the file is asked to be no farther from the simulation
   * than about twice as far as the simulation is from floats.
   */
  private static final double MARGIN = 6;

  /** Networks that hardly differ from floats have no more bits than these. */
  private static final double ENOUGH = 30;

  private static final int IMAGES = 8;

  private QuantisedCheck() {}

  /**
   * What was found.
   *
   * @param runtime name and version of what ran it
   * @param agreement of its answers with the simulated ones: signal to noise in decibels
   * @param pieces of a run in TensorFlow Lite: 1 if XNNPACK runs the whole file
   */
  public record Report(String runtime, double agreement, OptionalInt pieces) {}

  /**
   * Checks an ONNX file.
   *
   * @param images some of which it is tried with
   * @throws BrokenOnnxException if it is damaged or not sound
   * @throws FailedCheckException if ONNX Runtime refuses it or answers otherwise
   * @throws LinkageError if ONNX Runtime is not on the class path
   */
  public static Report run(byte[] file, QuantisationPlan plan, OnnxOptions options, Images images) {
    OnnxStructure.check(OnnxModel.read(file), shape(options, images));
    int channels = new Simulation(plan, images.height(), images.width()).answerChannels();
    try (OnnxRuntimeFile session =
        new OnnxRuntimeFile(file, options, images.height(), images.width())) {
      double agreement =
          agreement(
              session.runtime(),
              image -> {
                float[] given = session.answer(image);
                List<Integer> planar = List.of(1, channels, given.length / channels);
                return ChannelsLast.of(new Tensor(planar, given));
              },
              plan,
              images);
      return new Report(session.runtime(), agreement, OptionalInt.empty());
    }
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
      double agreement = agreement(session.runtime(), session::answer, plan, images);
      return new Report(session.runtime(), agreement, OptionalInt.of(session.pieces()));
    }
  }

  private static int channels(Images images) {
    return images.get(0).length / images.height() / images.width();
  }

  /**
   * Signal to noise of a file's answers beside the simulated ones, in decibels.
   *
   * @param runtime its name and version
   * @param answers of the file, channels of a pixel together
   */
  private static double agreement(
      String runtime, UnaryOperator<float[]> answers, QuantisationPlan plan, Images images) {
    Simulation simulation = new Simulation(plan, images.height(), images.width());
    SignalToNoise agreement = new SignalToNoise();
    SignalToNoise quantised = new SignalToNoise();
    for (int i = 0; i < Math.min(IMAGES, images.count()); i++) {
      float[] image = images.get(i);
      float[] simulated = simulation.answer(image);
      float[] given = answers.apply(image);
      if (given.length != simulated.length) {
        throw new FailedCheckException(
            "the file answers with " + given.length + " values, expected " + simulated.length);
      }
      agreement.add(simulated, given);
      quantised.add(simulated, simulation.floatAnswer(image));
    }
    double wanted = Math.min(ENOUGH, quantised.decibels() - MARGIN);
    if (!(agreement.decibels() >= wanted)) {
      throw new FailedCheckException(
          String.format(
              Locale.ROOT,
              "%s answers otherwise than the simulation: their difference is %.1f dB below the"
                  + " answers, of which rounding explains %.1f; please report it with the network",
              runtime,
              agreement.decibels(),
              wanted));
    }
    return agreement.decibels();
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
