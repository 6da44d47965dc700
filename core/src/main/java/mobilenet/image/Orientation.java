package mobilenet.image;

/** What to do with an image's EXIF orientation, which cameras set when they are held sideways. */
public enum Orientation {
  /** Turn the image upright, as every viewer does. */
  APPLY,
  /**
   * Take the samples as stored, as Pillow's {@code Image.open} does, and thus every published
   * accuracy.
   */
  IGNORE
}
