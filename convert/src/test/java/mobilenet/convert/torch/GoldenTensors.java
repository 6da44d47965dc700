package mobilenet.convert.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** Files that PyTorch wrote, and what it says is in them. */
public final class GoldenTensors {
  /**
   * A tensor of a table.
   *
   * @param type as PyTorch calls it
   * @param sum CRC-32 of the values as little-endian float32, row-major; "-" for integers
   */
  public record Row(String name, List<Integer> shape, String type, String sum) {}

  private GoldenTensors() {}

  public static byte[] bytes(String name) {
    try (InputStream in =
        Objects.requireNonNull(GoldenTensors.class.getResourceAsStream("/" + folder(name)), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static List<Row> table(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t", -1))
        .map(part -> new Row(part[0], shape(part[1]), part[2], part[3]))
        .toList();
  }

  /** Names are of the folder torch, unless they begin with another. */
  private static String folder(String name) {
    return name.startsWith("../") ? name.substring(3) : "torch/" + name;
  }

  private static List<Integer> shape(String text) {
    return text.equals("scalar")
        ? List.of()
        : Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList();
  }

  public static String sum(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return String.valueOf(sum.getValue());
  }
}
