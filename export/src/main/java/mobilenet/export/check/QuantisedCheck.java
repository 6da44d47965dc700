package mobilenet.export.check;

import java.util.List;
import java.util.Locale;
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
import mobilenet.weights.Tensor;

/**
 * Checks an ONNX file of integers as it was read back: its structure, and its answers in ONNX
 * Runtime against those that were simulated.
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
   * @param model the file
   * @param runtime name and version of what ran it
   * @param agreement of its answers with the simulated ones: signal to noise in decibels
   */
  public record Report(OnnxModel model, String runtime, double agreement) {}

  /**
   * Checks a file.
   *
   * @param images some of which it is tried with
   * @throws BrokenOnnxException if it is damaged or not sound
   * @throws FailedCheckException if ONNX Runtime refuses it or answers otherwise
   * @throws LinkageError if ONNX Runtime is not on the class path
   */
  public static Report run(byte[] file, QuantisationPlan plan, OnnxOptions options, Images images) {
    OnnxModel model = OnnxModel.read(file);
    Simulation simulation = new Simulation(plan, images.height(), images.width());
    SignalToNoise agreement = new SignalToNoise();
    SignalToNoise quantised = new SignalToNoise();
    try (OnnxSession session = new OnnxSession(file, options)) {
      for (int i = 0; i < Math.min(IMAGES, images.count()); i++) {
        float[] image = images.get(i);
        if (i == 0) {
          OnnxStructure.check(model, shape(options, image, images));
        }
        float[] exact = simulation.floatAnswer(image);
        float[] simulated = simulation.answer(image);
        float[] given = session.answer(image, images.height(), images.width());
        if (given.length != simulated.length) {
          throw new FailedCheckException(
              "the file answers with " + given.length + " values, expected " + simulated.length);
        }
        int channels = simulation.answerChannels();
        Tensor planar = new Tensor(List.of(1, channels, given.length / channels), given);
        agreement.add(simulated, ChannelsLast.of(planar));
        quantised.add(simulated, exact);
      }
      double wanted = Math.min(ENOUGH, quantised.decibels() - MARGIN);
      if (!(agreement.decibels() >= wanted)) {
        throw new FailedCheckException(
            String.format(
                Locale.ROOT,
                "ONNX Runtime answers otherwise than the simulation: their difference is %.1f dB"
                    + " below the answers, of which rounding explains %.1f; please report it with"
                    + " the network",
                agreement.decibels(),
                wanted));
      }
      return new Report(model, session.runtime(), agreement.decibels());
    }
  }

  private static List<Long> shape(OnnxOptions options, float[] image, Images images) {
    PixelLayout layout =
        options.input() instanceof OnnxInput.Pixels pixels ? pixels.layout() : PixelLayout.NCHW;
    return layout.arrange(
        (long) options.batch().length().orElse(1),
        (long) image.length / images.height() / images.width(),
        (long) images.height(),
        (long) images.width());
  }
}
