package mobilenet.convert.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mobilenet.convert.pickle.PickleWriter;

/** Writes the archives of torch.save around any pickle. */
public final class TorchArchive {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final int method;

  private TorchArchive(int method) {
    this.method = method;
  }

  /** Entries stored as they are. */
  public static TorchArchive of(byte[] pickle) {
    return new TorchArchive(ZipEntry.STORED).entry("m/data.pkl", pickle);
  }

  static TorchArchive compressed(byte[] pickle) {
    return new TorchArchive(ZipEntry.DEFLATED).entry("m/data.pkl", pickle);
  }

  public TorchArchive entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  TorchArchive floats(String key, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return entry("m/data/" + key, bytes.array());
  }

  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        CRC32 sum = new CRC32();
        sum.update(entry.getValue());
        header.setMethod(method);
        header.setCrc(sum.getValue());
        header.setSize(entry.getValue().length);
        if (method == ZipEntry.STORED) {
          header.setCompressedSize(entry.getValue().length);
        }
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  /** A dictionary with one tensor, called as a network's first. */
  static PickleWriter stem() {
    return new PickleWriter().code('}').text("conv_stem.weight");
  }
}
