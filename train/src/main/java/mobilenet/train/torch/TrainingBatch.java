package mobilenet.train.torch;

import java.util.Optional;

/**
 * What a network learns from in one update. The arrays are handed over, not copied.
 *
 * @param images count × height × width × channels, normalised
 * @param targets count × classes, probabilities
 * @param teacher logits that a teacher gives the same images, count × classes, if one was asked
 * @param count images in the batch, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and read at once.
public record TrainingBatch(float[] images, float[] targets, Optional<float[]> teacher, int count) {

  /** Images that an update needs: batch norm has no statistics of a single one. */
  public static final int FEWEST_IMAGES = 2;

  /** Checks the number of images. */
  public TrainingBatch {
    if (count < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 image, given " + count);
    }
  }

  /** Without a teacher. */
  public static TrainingBatch of(float[] images, float[] targets, int count) {
    return new TrainingBatch(images, targets, Optional.empty(), count);
  }

  /**
   * The same with what a teacher says of it.
   *
   * @param logits count × classes
   */
  public TrainingBatch withTeacher(float[] logits) {
    return new TrainingBatch(images, targets, Optional.of(logits), count);
  }
}
