package mobilenet.bench.teacher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.export.onnx.read.BrokenOnnxException;
import mobilenet.export.onnx.read.ExternalData;
import mobilenet.file.Sha256;
import mobilenet.train.distillation.TeacherException;

/** Tells the content of ONNX files apart, with the weights that are kept in files beside them. */
final class OnnxContent {
  private static final int CHUNK = 1 << 20;

  private OnnxContent() {}

  /**
   * SHA-256 of a file and, if it has some, of the names and contents of those beside it.
   *
   * @throws TeacherException if the file is not ONNX, or too large to be looked into
   * @throws IOException if one cannot be read
   */
  static String hash(Path file) throws IOException {
    Sha256 sum = new Sha256();
    add(sum, file);
    try {
      for (String location : ExternalData.locations(map(file))) {
        sum.add(location.getBytes(StandardCharsets.UTF_8));
        add(sum, file.resolveSibling(location));
      }
    } catch (BrokenOnnxException e) {
      throw new TeacherException(file + ": is not ONNX: " + e.getMessage(), e);
    }
    return sum.digits(Sha256.DIGITS);
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new TeacherException(
            file
                + ": an ONNX file must be below 2 GiB, found "
                + channel.size()
                + " bytes; export it with its weights in a file beside it");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static void add(Sha256 sum, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        sum.add(chunk);
      }
    }
  }
}
