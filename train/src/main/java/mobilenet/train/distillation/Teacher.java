package mobilenet.train.distillation;

/**
 * Says of a student's images how likely each class is. What it is and which weights it has never
 * change; used by one thread at a time.
 */
public interface Teacher extends AutoCloseable {

  /**
   * Logits of images.
   *
   * @return count × classes, in the order of the student's data; all finite
   * @throws TeacherException if an answer is not a number
   */
  float[] logits(Views views) throws TeacherException;

  /**
   * Tells this teacher from others by everything that decides its answers but rounding: network,
   * weights, preprocessing, and which output is which class. Where it is stored is no part of it.
   *
   * @return hexadecimal digits
   */
  String hash();

  /**
   * Network, {@link #hash} and what runs it, in words: equal if the answers are equal to the bit.
   */
  String description();

  /** Releases its memory. */
  @Override
  void close();
}
