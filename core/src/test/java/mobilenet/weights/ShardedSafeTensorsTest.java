package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardedSafeTensorsTest {
  private static final String A = "model-00001-of-00002.safetensors";
  private static final String B = "model-00002-of-00002.safetensors";

  @TempDir Path dir;

  /** The form that huggingface_hub's split_torch_state_dict_into_shards gives. */
  @BeforeEach
  void write() throws IOException {
    shard(A, Map.of("one", tensor(1), "two", tensor(2)));
    shard(B, Map.of("three", tensor(3)));
    index("{\"one\": \"" + A + "\", \"three\": \"" + B + "\", \"two\": \"" + A + "\"}");
  }

  private static Tensor tensor(float value) {
    return new Tensor(List.of(1), new float[] {value});
  }

  private void shard(String name, Map<String, Tensor> tensors) throws IOException {
    SafeTensorsWriter.of(DType.F32).write(dir.resolve(name), new MapWeights(tensors));
  }

  private void index(String map) throws IOException {
    Files.writeString(
        dir.resolve(WeightFolder.INDEX),
        "{\"metadata\": {\"total_size\": 12}, \"weight_map\": " + map + "}");
  }

  private WeightFile open() throws IOException {
    return WeightFile.open(dir.resolve(WeightFolder.INDEX));
  }

  @Test
  void readsEveryTensorFromItsFile() throws Exception {
    try (WeightFile file = open()) {
      assertThat(file.names()).containsExactly("one", "three", "two");
      assertThat(file.read("two")).containsExactly(2);
      assertThat(file.read("three")).containsExactly(3);
      assertThat(file.shape("one")).containsExactly(1);
      assertThat(file.type("one")).isEqualTo(DType.F32);
      assertThat(file.origin()).endsWith(WeightFolder.INDEX);
      assertThatThrownBy(() -> file.read("tree"))
          .hasMessageContaining("has no tensor \"tree\"; did you mean three");
      assertThat(WeightFile.open(dir)).isInstanceOf(ShardedSafeTensors.class);
    }
    WeightFile closed = open();
    closed.close();
    assertThatThrownBy(() -> closed.read("one")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneFileWinsOverShards() throws Exception {
    shard(Checkpoint.WEIGHTS, Map.of("whole", tensor(4)));
    assertThat(WeightFile.open(dir).names()).containsExactly("whole");
  }

  @Test
  void missingShards() throws Exception {
    Files.delete(dir.resolve(B));
    assertThatThrownBy(this::open)
        .isInstanceOf(SafeTensorsException.class)
        .hasMessage(
            dir.resolve(WeightFolder.INDEX)
                + ": its shard "
                + B
                + " is not beside it; fetch it as well");
    Files.delete(dir.resolve(WeightFolder.INDEX));
    assertThatThrownBy(this::open).hasMessageEndingWith("index.json: there is no such file");
  }

  @Test
  void indexAndShardsMustAgree() throws Exception {
    index("{\"one\": \"" + A + "\", \"two\": \"" + A + "\"}");
    shard(A, Map.of("one", tensor(1), "two", tensor(2), "three", tensor(3)));
    assertThatThrownBy(this::open)
        .hasMessageContaining("tensor three of " + A + " is not in weight_map; fetch index");
    index("{\"one\": \"" + A + "\", \"two\": \"" + A + "\", \"three\": \"" + B + "\"}");
    assertThatThrownBy(this::open)
        .hasMessageContaining("tensor three is in " + A + " as well as in " + B);
    shard(A, Map.of("one", tensor(1)));
    index(
        "{\"one\": \""
            + A
            + "\", \"two\": \""
            + A
            + "\", \"four\": \""
            + B
            + "\", \"three\": \""
            + B
            + "\"}");
    assertThatThrownBy(this::open)
        .hasMessageContaining(
            "tensor two is not in "
                + A
                + ", although weight_map says so (and 1 more like this); fetch index and shards");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"one\": \"../model.safetensors\"} | weight_map.one must be the name of a file beside the index, found ../model.safetensors",
        "{\"one\": \"/etc/passwd\"} | weight_map.one must be the name of a file",
        "{\"one\": \"a\\\\b\"} | weight_map.one must be the name of a file",
        "{\"one\": \"a\\nb\"} | the name of a file beside the index, found a�b: it has a control character",
        "{\"one\": \"a\\n/../b\"} | weight_map.one must be the name of a file",
        "{\"one\": \"a\\u0000b\"} | weight_map.one must be the name of a file",
        "{\"one\": \"c:a\"} | weight_map.one must be the name of a file",
        "{\"one\": \"sub/a\"} | weight_map.one must be the name of a file",
        "{\"one\": \".a\"} | weight_map.one must be the name of a file",
        "{\"one\": \"..\"} | weight_map.one must be the name of a file",
        "{\"one\": \"\"} | weight_map.one must be the name of a file",
        "{\"one\": 1} | weight_map.one must be a string, found a number",
        "[] | weight_map must be an object, found an array",
        "null | weight_map is missing",
        "{\"one\": \"a\", \"one\": \"b\"} | the name \"one\" occurs twice in one object",
      })
  void badIndices(String map, String message) throws Exception {
    index(map);
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(dir.resolve(WeightFolder.INDEX).toString())
        .hasMessageContaining(message);
  }

  @Test
  void foldersWithOtherFiles() throws Exception {
    Files.delete(dir.resolve(WeightFolder.INDEX));
    assertThatThrownBy(() -> WeightFile.open(dir))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(
            "holds 2 safetensors files ("
                + A
                + ", "
                + B
                + ") but neither model.safetensors nor model.safetensors.index.json; rename");
    Files.delete(dir.resolve(A));
    assertThat(WeightFile.open(dir).names()).containsExactly("three");
    Files.delete(dir.resolve(B));
    Files.createFile(dir.resolve("last.ckpt"));
    assertThatThrownBy(() -> WeightFile.open(dir))
        .hasMessageContaining("holds last.ckpt but no model.safetensors; convert it with");
  }
}
