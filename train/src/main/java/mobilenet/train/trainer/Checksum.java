package mobilenet.train.trainer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.zip.CRC32C;

/** CRC-32C of values with their lengths, so that no two lists look alike. */
final class Checksum {
  private final CRC32C sum = new CRC32C();

  void add(int number) {
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
  }

  /** Systems differ in how they write accents in the names of files. */
  void add(String text) {
    byte[] bytes = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sum.update(bytes);
  }

  void add(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    add(values.length);
    sum.update(bytes);
  }

  /** Eight hexadecimal digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
