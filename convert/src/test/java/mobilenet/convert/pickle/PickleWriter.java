package mobilenet.convert.pickle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles instruction by instruction, also such as no program writes. */
public final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Begins as protocol 2. */
  public PickleWriter() {
    code(0x80).code(2);
  }

  public PickleWriter code(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }

  public PickleWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    code('X').u4(bytes.length).raw(bytes);
    return this;
  }

  public PickleWriter number(long value) {
    byte[] big = BigInteger.valueOf(value).toByteArray();
    code(0x8a, big.length);
    for (int i = big.length - 1; i >= 0; i--) {
      code(big[i]);
    }
    return this;
  }

  public PickleWriter global(String module, String name) {
    code('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public PickleWriter u4(int value) {
    raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  public PickleWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** A tensor as torch._utils._rebuild_tensor_v2 takes it, of float32 in storage "0". */
  public PickleWriter tensor(long elements, long offset, long[] shape, long[] strides) {
    return tensor("FloatStorage", "0", elements, offset, shape, strides);
  }

  public PickleWriter tensor(
      String type, String key, long elements, long offset, long[] shape, long[] strides) {
    global("torch._utils", "_rebuild_tensor_v2").code('(');
    code('(').text("storage").global("torch", type).text(key).text("cpu").number(elements);
    code('t', 'Q').number(offset);
    numbers(shape);
    numbers(strides);
    code(0x89).global("collections", "OrderedDict").code(')', 'R', 't', 'R');
    return this;
  }

  private void numbers(long[] numbers) {
    code('(');
    for (long number : numbers) {
      number(number);
    }
    code('t');
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  /** With the instruction that ends it. */
  public byte[] end() {
    return code('.').bytes();
  }
}
