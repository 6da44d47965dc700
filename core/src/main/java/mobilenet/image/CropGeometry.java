package mobilenet.image;

/**
 * Which part of the resized image becomes the network's input.
 *
 * @param columns part of the resized width that is kept
 * @param rows part of the resized height that is kept
 */
record CropGeometry(AxisWindow columns, AxisWindow rows) {

  static CropGeometry of(Preprocessing to, int width, int height) {
    long resizedWidth;
    long resizedHeight;
    int scaledWidth = to.scaledWidth();
    int scaledHeight = to.scaledHeight();
    if (to.cropMode() == CropMode.SQUASH) {
      resizedWidth = scaledWidth;
      resizedHeight = scaledHeight;
    } else if (to.cropMode() == CropMode.CENTER && scaledWidth == scaledHeight) {
      // torchvision's rule for a square: the longer side is cut to a whole number, not rounded.
      long shorter = Math.min(width, height);
      resizedWidth = (long) scaledWidth * width / shorter;
      resizedHeight = (long) scaledHeight * height / shorter;
    } else {
      double acrossRatio = (double) width / scaledWidth;
      double downRatio = (double) height / scaledHeight;
      double ratio =
          to.cropMode() == CropMode.BORDER
              ? Math.max(acrossRatio, downRatio)
              : Math.min(acrossRatio, downRatio);
      resizedWidth = atLeastOne(Math.rint(width / ratio));
      resizedHeight = atLeastOne(Math.rint(height / ratio));
    }
    return new CropGeometry(
        AxisWindow.centre(resizedWidth, to.width()), AxisWindow.centre(resizedHeight, to.height()));
  }

  /** An image some hundreds of times as long as wide would vanish; timm fails there. */
  private static long atLeastOne(double size) {
    return Math.max(1, (long) size);
  }
}
