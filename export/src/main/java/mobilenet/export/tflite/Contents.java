package mobilenet.export.tflite;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import mobilenet.weights.Half;

/**
 * The bytes of a constant, made only when the file is: a network's weights would else be in memory
 * once more.
 *
 * @param bytes how many
 * @param put writes them to a little-endian buffer of that size
 */
record Contents(int bytes, Consumer<ByteBuffer> put) {
  static Contents of(float... values) {
    return new Contents(
        Math.multiplyExact(values.length, Float.BYTES), out -> out.asFloatBuffer().put(values));
  }

  static Contents of(int... values) {
    return new Contents(values.length * Integer.BYTES, out -> out.asIntBuffer().put(values));
  }

  /** Half floats, from values that are representable as such. */
  static Contents ofHalves(float... values) {
    return new Contents(
        Math.multiplyExact(values.length, Short.BYTES),
        out -> {
          for (float value : values) {
            out.putShort(Half.fromFloat(value));
          }
        });
  }

  static Contents ofBytes(byte... values) {
    return new Contents(values.length, out -> out.put(values));
  }
}
