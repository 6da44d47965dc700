package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeTensorsWriterTest {
  @TempDir Path dir;

  private static MapWeights sample() {
    float[] many = new float[20_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i % 128;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", new Tensor(List.of(2, 2), new float[] {1, -2, 0.5f, 0}));
    tensors.put("a", new Tensor(List.of(20_000), many));
    tensors.put("scalar", new Tensor(List.of(), new float[] {3}));
    tensors.put("empty \"é\"", new Tensor(List.of(0, 4), new float[0]));
    return new MapWeights(tensors);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F32", "F16", "BF16"})
  void whatIsWrittenReadsBack(DType type) throws Exception {
    Path file = dir.resolve("w.safetensors");
    SafeTensorsWriter.of(type).write(file, sample());
    SafeTensors read = SafeTensors.open(file);
    assertThat(read.names()).containsExactly("a", "empty \"é\"", "scalar", "z");
    assertThat(read.metadata()).isEqualTo(Map.of("format", "pt"));
    for (String name : sample().names()) {
      assertThat(read.tensor(name)).isEqualTo(sample().tensor(name));
      assertThat(read.info(name).type()).isEqualTo(type);
    }
  }

  @Test
  void headerIsAlignedAndDeterministicAndReadByAnotherParser() throws Exception {
    Path file = dir.resolve("w.safetensors");
    SafeTensorsWriter.of(DType.F32).write(file, sample());
    byte[] first = Files.readAllBytes(file);
    Map<String, Tensor> reversed = new LinkedHashMap<>();
    for (String name : List.of("scalar", "empty \"é\"", "z", "a")) {
      reversed.put(name, sample().tensor(name));
    }
    SafeTensorsWriter.of(DType.F32).write(file, new MapWeights(reversed));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
    int length = (int) ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(length % 8).isZero();
    JsonNode header = new ObjectMapper().readTree(first, 8, length);
    assertThat(header.get("z").get("data_offsets").get(1).asLong())
        .isEqualTo(first.length - 8 - length);
  }

  @Test
  void refusesWhatTheTypeCannotHold() {
    assertThatThrownBy(() -> SafeTensorsWriter.of(DType.I64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given I64");
    MapWeights large = new MapWeights(Map.of("x", new Tensor(List.of(1), new float[] {70000})));
    Path file = dir.resolve("w.safetensors");
    assertThatThrownBy(() -> SafeTensorsWriter.of(DType.F16).write(file, large))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tensor x: the value 70000.0 is beyond the range of F16");
    assertThat(dir).isEmptyDirectory();
  }
}
