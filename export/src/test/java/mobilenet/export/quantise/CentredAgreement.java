package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a file answers beside its simulation, of what tells images apart. */
public final class CentredAgreement {
  private CentredAgreement() {}

  /**
   * Signal to noise in decibels, without the mean over the images: random networks answer all
   * alike, beside which an error would look small.
   *
   * @param size height and width of the images
   * @param file answers an image
   */
  public static double of(
      QuantisationPlan plan, Images images, int size, UnaryOperator<float[]> file) {
    Simulation simulation = new Simulation(plan, size, size);
    List<float[]> expected = new ArrayList<>();
    float[] mean = new float[simulation.answerChannels()];
    for (int i = 0; i < images.count(); i++) {
      expected.add(simulation.answer(images.get(i)));
      for (int c = 0; c < mean.length; c++) {
        mean[c] += expected.get(i)[c] / images.count();
      }
    }
    SignalToNoise sum = new SignalToNoise();
    for (int i = 0; i < images.count(); i++) {
      sum.add(less(expected.get(i), mean), less(file.apply(images.get(i)), mean));
    }
    return sum.decibels();
  }

  private static float[] less(float[] values, float[] mean) {
    float[] centred = values.clone();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= mean[i];
    }
    return centred;
  }
}
