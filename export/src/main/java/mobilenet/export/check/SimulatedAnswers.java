package mobilenet.export.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import mobilenet.export.quantise.Images;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.export.quantise.SignalToNoise;
import mobilenet.export.quantise.Simulation;

/**
 * What a file of integers is to answer for some images.
 *
 * @param images height · width · channels floats each
 * @param answers of the simulation, channels of a pixel together
 * @param channels of an answer
 * @param sqnr signal to noise of quantisation: of these beside what floats answer, in decibels
 */
record SimulatedAnswers(List<float[]> images, List<float[]> answers, int channels, double sqnr) {
  /**
   * Where a value lies in the middle between two integers, kernels may round it to the other one,
   * and later layers multiply such steps. So the file is asked to be no farther from the simulation
   * than about twice as far as the simulation is from floats.
   */
  private static final double MARGIN = 6;

  /** Networks that hardly differ from floats have no more bits than these. */
  private static final double ENOUGH = 30;

  private static final int MOST_IMAGES = 8;

  /** Copies. */
  SimulatedAnswers {
    images = List.copyOf(images);
    answers = List.copyOf(answers);
  }

  /** Simulates the first of some images. */
  static SimulatedAnswers of(QuantisationPlan plan, Images all) {
    Simulation simulation = new Simulation(plan, all.height(), all.width());
    SignalToNoise quantised = new SignalToNoise();
    List<float[]> images = new ArrayList<>();
    List<float[]> answers = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_IMAGES, all.count()); i++) {
      float[] image = all.get(i);
      float[] answer = simulation.answer(image);
      quantised.add(answer, simulation.floatAnswer(image));
      images.add(image);
      answers.add(answer);
    }
    return new SimulatedAnswers(images, answers, simulation.answerChannels(), quantised.decibels());
  }

  /**
   * Signal to noise of a file's answers beside the simulated ones, in decibels.
   *
   * @param file its answer to an image, channels of a pixel together
   * @throws FailedCheckException if it has another number of values
   */
  double agreement(UnaryOperator<float[]> file) {
    SignalToNoise agreement = new SignalToNoise();
    for (int i = 0; i < images.size(); i++) {
      float[] simulated = answers.get(i);
      float[] given = file.apply(images.get(i));
      if (given.length != simulated.length) {
        throw new FailedCheckException(
            "the file answers with " + given.length + " values, expected " + simulated.length);
      }
      agreement.add(simulated, given);
    }
    return agreement.decibels();
  }

  /**
   * The same of a file that must agree.
   *
   * @param runtime its name and version
   * @throws FailedCheckException if it does not
   */
  double required(String runtime, UnaryOperator<float[]> file) {
    double agreement = agreement(file);
    double wanted = Math.min(ENOUGH, sqnr - MARGIN);
    if (!(agreement >= wanted)) {
      throw new FailedCheckException(
          String.format(
              Locale.ROOT,
              "%s answers otherwise than the simulation: their difference is %.1f dB below the"
                  + " answers, of which rounding explains %.1f; please report it with the network",
              runtime,
              agreement,
              wanted));
    }
    return agreement;
  }
}
