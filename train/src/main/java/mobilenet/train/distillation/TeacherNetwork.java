package mobilenet.train.distillation;

/** Runs a teacher's network. */
interface TeacherNetwork extends AutoCloseable {
  /**
   * Logits of images.
   *
   * @param images count × height × width × channels, normalised
   * @return count × outputs
   */
  float[] logits(float[] images, int count);

  @Override
  void close();
}
