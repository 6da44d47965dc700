package mobilenet.convert.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import mobilenet.convert.source.ForeignFileException;

/** The bytes of a pickle, from the first on; all numbers are little-endian but one. */
final class PickleInput {
  private final ByteBuffer bytes;
  private final String origin;
  private final int start;

  PickleInput(ByteBuffer bytes, String origin) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.origin = origin;
    this.start = bytes.position();
  }

  ForeignFileException error(String problem) {
    return new ForeignFileException(
        origin + ": byte " + (bytes.position() - start) + " of the pickle: " + problem);
  }

  private void require(long count) throws ForeignFileException {
    if (count < 0 || count > bytes.remaining()) {
      throw error(
          "expected "
              + Long.toUnsignedString(count)
              + " more bytes, found "
              + bytes.remaining()
              + "; the file is damaged: download or save it again");
    }
  }

  int u1() throws ForeignFileException {
    require(1);
    return bytes.get() & 0xff;
  }

  int u2() throws ForeignFileException {
    require(2);
    return bytes.getShort() & 0xffff;
  }

  int i4() throws ForeignFileException {
    require(4);
    return bytes.getInt();
  }

  long u4() throws ForeignFileException {
    return i4() & 0xffff_ffffL;
  }

  long i8() throws ForeignFileException {
    require(8);
    return bytes.getLong();
  }

  /** The one number that is big-endian. */
  double real() throws ForeignFileException {
    return Double.longBitsToDouble(Long.reverseBytes(i8()));
  }

  /** An integer in as many bytes. */
  BigInteger integer(long count) throws ForeignFileException {
    require(count);
    byte[] number = new byte[(int) count + 1];
    for (int i = (int) count; i > 0; i--) {
      number[i] = bytes.get();
    }
    // In front of the most significant byte, its sign.
    number[0] = count > 0 && number[1] < 0 ? (byte) -1 : 0;
    return new BigInteger(number);
  }

  void skip(long count) throws ForeignFileException {
    require(count);
    bytes.position(bytes.position() + (int) count);
  }

  String text(long count, Charset charset) throws ForeignFileException {
    require(count);
    ByteBuffer part = bytes.slice(bytes.position(), (int) count);
    try {
      // Python writes lone surrogates, too, which no name has: they are damage here.
      String text = charset.newDecoder().decode(part).toString();
      skip(count);
      return text;
    } catch (CharacterCodingException e) {
      throw error("expected a text in " + charset + ", found other bytes");
    }
  }

  /** Up to the end of the line, which is taken as well. */
  String line(int limit) throws ForeignFileException {
    int position = bytes.position();
    int end = position;
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
      if (end - position > limit) {
        throw error("expected a name of at most " + limit + " bytes, found a longer one");
      }
    }
    String line = text(end - position, StandardCharsets.UTF_8);
    skip(1);
    return line;
  }
}
