package mobilenet.image.webp;

import java.io.IOException;
import java.util.Optional;

/** Reads entropy-coded pixels, alpha in the highest byte, then red, green, blue; RFC 9649, 3.7. */
final class PixelReader {
  private static final int MAX_CACHE_BITS = 11;

  private final BitReader bits;
  private final int width;
  private final int height;
  private final Optional<ColourCache> cache;
  private final PrefixGroups groups;

  private PixelReader(BitReader bits, int width, int height, boolean isMain) throws IOException {
    this.bits = bits;
    this.width = width;
    this.height = height;
    int cacheBits = bits.flag() ? readCacheBits(bits) : 0;
    this.cache = cacheBits == 0 ? Optional.empty() : Optional.of(new ColourCache(cacheBits));
    int cacheSize = cacheBits == 0 ? 0 : 1 << cacheBits;
    this.groups =
        isMain && bits.flag()
            ? PrefixGroups.readMany(bits, width, height, cacheSize)
            : PrefixGroups.readOne(bits, cacheSize);
  }

  private static int readCacheBits(BitReader bits) throws IOException {
    int cacheBits = bits.read(4);
    if (cacheBits < 1 || cacheBits > MAX_CACHE_BITS) {
      throw new IOException("its colour cache has " + cacheBits + " bits; expected 1 to 11");
    }
    return cacheBits;
  }

  /** The image itself, whose blocks may have prefix codes of their own. */
  static int[] readMain(BitReader bits, int width, int height) throws IOException {
    return new PixelReader(bits, width, height, true).read();
  }

  /** An image that holds something else: a transform's parameters, a palette, the map of codes. */
  static int[] readHelper(BitReader bits, int width, int height) throws IOException {
    return new PixelReader(bits, width, height, false).read();
  }

  private int[] read() throws IOException {
    int[] pixels = new int[Math.multiplyExact(width, height)];
    int at = 0;
    while (at < pixels.length) {
      PrefixGroup group = groups.at(at % width, at / width);
      int symbol = group.green().read(bits);
      if (symbol < PrefixGroup.LEVELS) {
        int red = group.red().read(bits);
        int blue = group.blue().read(bits);
        int alpha = group.alpha().read(bits);
        put(pixels, at++, alpha << 24 | red << 16 | symbol << 8 | blue);
      } else if (symbol < PrefixGroup.LEVELS + PrefixGroup.LENGTHS) {
        int length = readValue(symbol - PrefixGroup.LEVELS);
        int code = readValue(group.distance().read(bits));
        at = copy(pixels, at, length, Distances.ofCode(code, width));
      } else {
        int index = symbol - PrefixGroup.LEVELS - PrefixGroup.LENGTHS;
        put(pixels, at++, cache.orElseThrow().get(index));
      }
    }
    return pixels;
  }

  private void put(int[] pixels, int at, int argb) {
    pixels[at] = argb;
    if (cache.isPresent()) {
      cache.get().add(argb);
    }
  }

  /** A length or a distance code, 1 and more, from its prefix and extra bits. */
  private int readValue(int prefix) throws IOException {
    if (prefix < 4) {
      return prefix + 1;
    }
    int extraBits = (prefix - 2) >> 1;
    return ((2 + (prefix & 1)) << extraBits) + bits.read(extraBits) + 1;
  }

  private int copy(int[] pixels, int at, int length, int distance) throws IOException {
    if (distance > at || length > pixels.length - at) {
      throw new IOException(
          "pixel " + at + " refers to " + length + " pixels " + distance + " before it");
    }
    for (int i = at; i < at + length; i++) {
      put(pixels, i, pixels[i - distance]);
    }
    return at + length;
  }
}
