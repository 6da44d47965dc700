package mobilenet.image.webp;

/**
 * Undoes the subtraction of green from red and blue.
 *
 * @param width columns
 */
record GreenTransform(int width) implements Transform {
  @Override
  public int[] undo(int[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int argb = pixels[i];
      int green = argb >>> 8 & 0xFF;
      int redAndBlue = (argb & 0xFF00FF) + (green << 16 | green);
      pixels[i] = (argb & 0xFF00FF00) | (redAndBlue & 0xFF00FF);
    }
    return pixels;
  }
}
