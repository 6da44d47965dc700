package mobilenet.train.distillation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import mobilenet.file.Sha256;

/** SHA-256 of values with their lengths, so that no two lists look alike. */
final class TeacherHash {
  /** Nobody has teachers enough for two to agree by chance. */
  private static final int DIGITS = 24;

  private final Sha256 sum = new Sha256();

  TeacherHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sum.add(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length).array()).add(bytes);
    return this;
  }

  TeacherHash add(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + values.length * Float.BYTES);
    bytes.putInt(values.length);
    bytes.asFloatBuffer().put(values);
    sum.add(bytes.array());
    return this;
  }

  /** 24 hexadecimal digits; nothing can be added any more. */
  String digits() {
    return sum.digits(DIGITS);
  }
}
