package mobilenet.weights;

import static mobilenet.weights.SafeTensorsFiles.entry;
import static mobilenet.weights.SafeTensorsFiles.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
  @TempDir Path dir;

  private Path save(byte[] content) throws Exception {
    return Files.write(dir.resolve("m.safetensors"), content);
  }

  private static byte[] floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }

  @Test
  void readsTensorsScalarsEmptyOnesAndMetadata() throws Exception {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + entry("b", "F32", "[2,1]", 4, 12)
            + ","
            + entry("empty", "F32", "[3,0]", 4, 4)
            + ","
            + entry("a", "F32", "[]", 0, 4)
            + "}  ";
    try (SafeTensors weights = SafeTensors.open(save(file(header, floats(1, 2, -3.5f))))) {
      assertThat(weights.names()).containsExactly("b", "empty", "a");
      assertThat(weights.read("a")).containsExactly(1f);
      assertThat(weights.tensor("b")).isEqualTo(new Tensor(List.of(2, 1), new float[] {2, -3.5f}));
      assertThat(weights.read("empty")).isEmpty();
      assertThat(weights.metadata()).isEqualTo(Map.of("format", "pt"));
      assertThat(weights.info("b")).isEqualTo(new TensorInfo("b", DType.F32, List.of(2, 1), 4, 12));
      assertThat(weights.info("b").byteCount()).isEqualTo(8);
      assertThat(weights.info("b").elementCount()).isEqualTo(2);
    }
    assertThat(SafeTensors.open(save(file("{}", 0))).names()).isEmpty();
  }

  @Test
  void readsHalves() throws Exception {
    byte[] data = {0x00, 0x3c, 0x00, (byte) 0xc0, (byte) 0x80, 0x3f};
    String header =
        "{" + entry("f", "F16", "[2]", 0, 4) + "," + entry("b", "BF16", "[1]", 4, 6) + "}";
    SafeTensors weights = SafeTensors.open(save(file(header, data)));
    assertThat(weights.read("f")).containsExactly(1f, -2f);
    assertThat(weights.read("b")).containsExactly(1f);
  }

  @Test
  void namesTheNearestTensorAndRefusesUseAfterClose() throws Exception {
    SafeTensors weights =
        SafeTensors.open(save(file("{" + entry("conv.weight", "F32", "[1]", 0, 4) + "}", 4)));
    assertThatThrownBy(() -> weights.read("conv.weigth"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean conv.weight?");
    weights.close();
    assertThatThrownBy(() -> weights.read("conv.weight"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @ParameterizedTest
  @CsvSource({"I64,8", "F64,8", "F8_E4M3,1", "BOOL,1", "U16,2", "C64,8"})
  void listsOtherTypesButDoesNotReadThem(String type, int bytes) throws Exception {
    SafeTensors weights =
        SafeTensors.open(save(file("{" + entry("x", type, "[1]", 0, bytes) + "}", bytes)));
    assertThat(weights.info("x").type()).hasToString(type);
    assertThatThrownBy(() -> weights.read("x"))
        .isInstanceOf(SafeTensorsException.class)
        .hasMessageContaining("tensor x is of type " + type + ", which is not supported");
  }

  @Test
  void subByteTypesFillWholeBytes() throws Exception {
    assertThat(SafeTensorsFiles.open(file("{" + entry("x", "F4", "[4]", 0, 2) + "}", 2)).names())
        .containsExactly("x");
    refused("{" + entry("x", "F4", "[3]", 0, 2) + "}", 2, "does not fill whole bytes");
  }

  @Test
  void refusesInconsistentHeaders() throws Exception {
    String good = entry("a", "F32", "[2]", 0, 8);
    refused("{" + good + "," + good + "}", 8, "\"a\" occurs twice");
    refused("{" + good + "}x", 8, "expected the end of the document, found 'x'");
    refused("{" + good + ",}", 8, "expected a member name");
    refused(
        "{" + entry("a", "F33", "[2]", 0, 8) + "}", 8, "unknown dtype \"F33\"; nearest are F32");
    refused(
        "{" + entry("a", "F32", "[3]", 0, 8) + "}",
        8,
        "shape 3 needs 12 bytes, but its data_offsets span 8");
    refused("{" + entry("a", "F32", "[2]", 8, 0) + "}", 8, "begins at byte 8, after its end 0");
    refused("{" + entry("a", "F32", "[-2]", 0, 8) + "}", 8, "found a negative number");
    refused("{" + entry("a", "F32", "[2.0]", 0, 8) + "}", 8, "without fraction");
    refused("{" + entry("a", "F32", "[02]", 0, 8) + "}", 8, "must not start with 0");
    refused("{" + entry("a", "F32", "2", 0, 8) + "}", 8, "expected an array, found a number");
    refused("{" + entry("a", "F32", "[3000000000]", 0, 8) + "}", 8, "a dimension of 3000000000");
    refused("{" + entry("a", "F32", "[99999999999999999999]", 0, 8) + "}", 8, "below 2^63");
    String huge = "[2147483647,2147483647,2147483647]";
    refused("{" + entry("a", "F32", huge, 0, 8) + "}", 8, "is larger than any file");
    refused(
        "{" + entry("a", "F32", "[1,1,1,1,1,1,1,1,2]", 0, 8) + "}", 8, "more than 8 dimensions");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8, "tensor a has no \"data_offsets\"");
    refused("{\"a\":{\"shape\":[2]}}", 8, "has no \"dtype\"");
    refused("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", 8, "\"dtype\" occurs twice");
    refused("{\"a\":{\"dtipe\":\"F32\"}}", 8, "unknown member \"dtipe\"");
    refused("{\"a\":{\"data_offsets\":[0]}}", 8, "needs two data_offsets, has 1");
    refused("{\"a\":{\"data_offsets\":[0,1,2]}}", 8, "more than two data_offsets");
    refused("{\"a\":1}", 8, "expected an object, found a number");
    refused("{\"__metadata__\":{\"a\":1}}", 0, "expected a string, found a number");
    refused("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", 0, "\"a\" occurs twice");
    refused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "\"__metadata__\" occurs twice");
  }

  @Test
  void refusesDataThatIsNotCoveredExactly() throws Exception {
    String a = entry("a", "F32", "[2]", 0, 8);
    refused(
        "{" + a + "," + entry("b", "F32", "[2]", 4, 12) + "}",
        12,
        "tensor b begins at byte 4 of the data and overlaps a");
    refused(
        "{" + a + "," + entry("b", "F32", "[1]", 12, 16) + "}",
        16,
        "leaves a gap after a, which ends at byte 8");
    refused(
        "{" + entry("a", "F32", "[1]", 4, 8) + "}", 8, "leaves a gap after the start of the data");
    refused("{" + a + "}", 9, "the tensors end at byte 8 of the data, which has 9 bytes");
    refused("{" + a + "}", 7, "the file is truncated");
    refused("{}", 1, "trailing bytes");
  }

  @Test
  void headerErrorsNameFileLineAndColumn() throws Exception {
    assertThatThrownBy(() -> SafeTensorsFiles.open(file("{\n\"a\":1}", 0)))
        .hasMessageStartingWith("m.safetensors: header:2:5: expected an object");
  }

  @Test
  void refusesWhatIsNoSafetensorsFile() throws Exception {
    assertThatThrownBy(() -> SafeTensors.open(dir.resolve("none")))
        .isInstanceOf(SafeTensorsException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> SafeTensors.open(dir)).hasMessageContaining("found a folder");
    refused(new byte[0], "the file is empty");
    refused(new byte[] {1, 2, 3}, "has only 3");
    refused(new byte[8], "must be a JSON object");
    byte[] cut = java.util.Arrays.copyOf(file("{" + entry("a", "F32", "[2]", 0, 8) + "}", 8), 30);
    refused(cut, "it is truncated");
    byte[] long1 = file("{}", 0);
    long1[7] = 1;
    refused(long1, "expected at most 100000000");
    long1[7] = (byte) 0xff;
    refused(long1, "announces a header of 18374686479671623682 bytes");
    refused(file("[]", 0), "must be a JSON object");
    refused(file(" {}", 0), "must be a JSON object");
  }

  @Test
  void recognisesWhatPeopleTakeForSafetensors() throws Exception {
    refused(latin("PK\3\4\0\0\b\b\0\0\0\0"), "a zip archive, as torch.save writes");
    refused(latin("\u0080\2\u008a\nl\u00fc\u009cF\u00f9 "), "a Python pickle");
    refused(latin("\u0089HDF\r\n\u001a\n\0\0"), "an HDF5 file");
    refused(latin("\u001f\u008b\b\0\0\0\0\0\0"), "a gzip file");
    refused(latin("version https://git-lfs.github.com/spec/v1\noid sha256:1"), "git lfs pull");
    refused(latin("<!DOCTYPE html><html>"), "a web page");
    refused(latin("{\"a\":1}    "), "without the 8-byte length");
    refused(latin("PK\3\4\0\0\b\b\0\0\0\0"), "convert it with 'mobilenet convert");
  }

  @Test
  void noElementIsLostAtTheBordersOfPieces() throws Exception {
    float[] values = new float[100];
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 0.25f;
    }
    // A header of odd length makes elements lie across the borders of pieces.
    String header = "{" + entry("a", "F32", "[100]", 0, 400) + "}";
    header += header.length() % 2 == 0 ? " " : "";
    Path path = save(file(header, floats(values)));
    for (int piece = 100; piece < 140; piece++) {
      SafeTensors weights = SafeTensors.of(MappedFile.open(path, piece), "m");
      assertThat(weights.read("a")).isEqualTo(values);
    }
  }

  @Test
  void filesBeyondTwoGibibytes() throws Exception {
    Path path = dir.resolve("large.safetensors");
    int half = 400_000_000;
    String header =
        "{"
            + entry("a", "F32", "[400000000]", 0, 4L * half)
            + ","
            + entry("b", "F32", "[400000000]", 4L * half, 8L * half)
            + ","
            + entry("c", "F32", "[2]", 8L * half, 8L * half + 8)
            + "}";
    byte[] json = file(header, 0);
    // Sparse: it takes only a few blocks on disk.
    try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
      out.write(json);
      out.seek(json.length + 8L * half);
      out.write(floats(3, 4));
    }
    SafeTensors weights = SafeTensors.open(path);
    assertThat(weights.info("b").end()).isGreaterThan(Integer.MAX_VALUE);
    assertThat(weights.read("c")).containsExactly(3f, 4f);
  }

  private void refused(String header, int dataBytes, String message) throws Exception {
    refused(file(header, dataBytes), message);
  }

  private void refused(byte[] content, String message) throws Exception {
    Path path = save(content);
    assertThatThrownBy(() -> SafeTensors.open(path))
        .isInstanceOf(SafeTensorsException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(message);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
