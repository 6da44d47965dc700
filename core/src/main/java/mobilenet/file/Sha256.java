package mobilenet.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 sum in hexadecimal digits, or the first of them. */
public final class Sha256 {
  /** All there are. */
  public static final int DIGITS = 64;

  private final MessageDigest digest;

  /** Of no bytes yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** All digits of the sum of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All digits of the sum of some bytes. */
  public static String of(byte[] bytes) {
    return new Sha256().add(bytes).digits(DIGITS);
  }

  /** The same with more bytes behind the others. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /**
   * The first digits of the sum of all bytes. Nothing can be added any more.
   *
   * @param count at most {@link #DIGITS}
   */
  public String digits(int count) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, count);
  }
}
