package mobilenet.train.distillation;

/** Runs a teacher's network. */
public interface TeacherNetwork extends AutoCloseable {
  /**
   * Logits of images.
   *
   * @param images count × height × width × channels, normalised
   * @return count × outputs
   * @throws TeacherException if what runs it fails
   */
  float[] logits(float[] images, int count) throws TeacherException;

  @Override
  void close();
}
