package mobilenet.image.webp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decodes one lossless image; RFC 9649, section 3. */
final class Vp8lDecoder {
  private static final int CHANNELS = 3;

  private Vp8lDecoder() {}

  /** The height × width × 3 samples of a chunk's image; alpha is dropped. */
  static byte[] decode(byte[] file, Chunk chunk) throws IOException {
    Vp8lSize size = Vp8lSize.of(file, chunk);
    BitReader bits = new BitReader(file, chunk.from() + Vp8lSize.HEADER_BYTES, chunk.end());
    Deque<Transform> transforms = readTransforms(bits, size);
    int width = transforms.isEmpty() ? size.width() : transforms.peek().codedWidth();
    int[] pixels = PixelReader.readMain(bits, width, size.height());
    for (Transform transform : transforms) {
      pixels = transform.undo(pixels);
    }
    return toRgb(pixels);
  }

  /** The transforms, beginning with the last one, which is undone first. */
  private static Deque<Transform> readTransforms(BitReader bits, Vp8lSize size) throws IOException {
    Deque<Transform> transforms = new ArrayDeque<>();
    int seen = 0;
    int width = size.width();
    while (bits.flag()) {
      int type = bits.read(2);
      if ((seen & 1 << type) != 0) {
        throw new IOException("it has the transform of type " + type + " twice");
      }
      seen |= 1 << type;
      Transform transform = Transform.read(type, bits, width, size.height());
      width = transform.codedWidth();
      transforms.push(transform);
    }
    return transforms;
  }

  private static byte[] toRgb(int[] pixels) {
    byte[] rgb = new byte[Math.multiplyExact(CHANNELS, pixels.length)];
    int o = 0;
    for (int argb : pixels) {
      rgb[o++] = (byte) (argb >> 16);
      rgb[o++] = (byte) (argb >> 8);
      rgb[o++] = (byte) argb;
    }
    return rgb;
  }
}
