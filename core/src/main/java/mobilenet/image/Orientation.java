package mobilenet.image;

/** What to do with the EXIF orientation of an image that a camera took on its side. */
public enum Orientation {
  /** Turn the image upright, as every viewer does. */
  APPLY,
  /**
   * Take the samples as stored, as Pillow's {@code Image.open} and so every published accuracy
   * does.
   */
  IGNORE
}
