package mobilenet.train.recipe;

import java.util.List;
import java.util.Optional;
import mobilenet.image.Interpolation;
import mobilenet.train.augment.Augmentation;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.optimizer.OptimizerSpec;
import mobilenet.train.optimizer.Schedule;

/**
 * Everything about a training run but where its data is.
 *
 * @param name file name without its ending
 * @param reproduces what it is for and where its numbers come from
 * @param measured what came out here, when and on what; or "not run here"
 * @param architecture name in the catalogue
 * @param input how pictures are prepared
 * @param regularisation of the network itself
 * @param epochs passes over the training pictures
 * @param batch pictures of one update of the weights
 * @param accumulation parts that a batch is computed in, one after the other, to save memory
 * @param precision arithmetic
 * @param optimizer how gradients change weights
 * @param schedule learning rate over time
 * @param average of the weights, if any
 * @param clipNorm largest norm of all gradients together, if any
 * @param labelSmoothing ε spread over all classes, 0 to below 1
 * @param augmentation random changes of pictures
 */
public record Recipe(
    String name,
    String reproduces,
    String measured,
    String architecture,
    Input input,
    Regularisation regularisation,
    int epochs,
    int batch,
    int accumulation,
    Precision precision,
    OptimizerSpec optimizer,
    Schedule schedule,
    Optional<AverageSpec> average,
    Optional<Double> clipNorm,
    double labelSmoothing,
    Augmentation augmentation) {

  /**
   * How pictures are prepared.
   *
   * @param channels 3 for RGB, 1 for luma
   * @param size height and width in pixels
   * @param interpolation filter of the resize
   * @param cropFraction of evaluation, above 0 up to 1
   * @param mean subtracted from each channel, in units of [0, 1]
   * @param std that each channel is divided by
   */
  public record Input(
      int channels,
      int size,
      Interpolation interpolation,
      double cropFraction,
      List<Double> mean,
      List<Double> std) {
    /** Copies. */
    public Input {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  /**
   * Regularisation of the network itself.
   *
   * @param dropout before the classifier, 0 to below 1
   * @param dropPath of the last block's residual branch, 0 to below 1; earlier blocks have less
   * @param batchNormMomentum weight of a batch's statistics in the running ones, above 0 up to 1;
   *     0.1 in PyTorch
   */
  public record Regularisation(double dropout, double dropPath, double batchNormMomentum) {}
}
