package mobilenet.export.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * An ONNX file before it is written. Each weight is asked of the network while it is written, so
 * that a network whose values are read on demand is never in memory as a whole.
 */
public final class OnnxFile {
  private final ProtoWriter model;

  OnnxFile(ProtoWriter model) {
    this.model = model;
    // A message's length is an int wherever protobuf is implemented.
    if (model.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an ONNX file holds at most 2 GiB, this network needs "
              + model.length()
              + " bytes; export a smaller network, or weights as half floats (quantize --kind fp16)");
    }
  }

  /** Length of the file in bytes, at most 2^31 - 1. */
  public long length() {
    return model.length();
  }

  /**
   * Writes the file; the same bytes each time.
   *
   * @throws IOException if writing fails
   * @throws UncheckedIOException if a weight cannot be read
   */
  public void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }

  /**
   * The bytes of the file.
   *
   * @throws OutOfMemoryError if the heap has no room for them
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) model.length());
    try {
      model.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
