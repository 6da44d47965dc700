package mobilenet.train.distillation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of values with their lengths, so that no two lists look alike. */
final class TeacherHash {
  /** Of 32: nobody has teachers enough for two to agree by chance. */
  private static final int BYTES = 12;

  private final MessageDigest digest;

  TeacherHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  TeacherHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
    return this;
  }

  TeacherHash add(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + values.length * Float.BYTES);
    bytes.putInt(values.length);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes.array());
    return this;
  }

  /** 24 hexadecimal digits; nothing can be added any more. */
  String digits() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
