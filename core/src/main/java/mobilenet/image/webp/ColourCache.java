package mobilenet.image.webp;

/** Recently used colours, each at the place of its hash; RFC 9649, 3.6.2.3. */
final class ColourCache {
  private static final int HASH = 0x1E35A7BD;

  private final int[] colours;
  private final int shift;

  ColourCache(int bits) {
    this.colours = new int[1 << bits];
    this.shift = 32 - bits;
  }

  void add(int argb) {
    colours[(HASH * argb) >>> shift] = argb;
  }

  int get(int index) {
    return colours[index];
  }
}
