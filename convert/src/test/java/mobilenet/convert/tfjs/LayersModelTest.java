package mobilenet.convert.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Catalogue;
import mobilenet.cli.Fixtures;
import mobilenet.convert.Choices;
import mobilenet.convert.Conversion;
import mobilenet.convert.ImageChoices;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersModelTest {
  private static final Path GOLDEN = Fixtures.HOME.resolve("convert/src/test/resources/tfjs");
  private static final Choices TENTH =
      new Choices(
          Optional.of(Catalogue.get("mobilenetv1_010")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          ImageChoices.NONE);

  @TempDir Path dir;

  /** From the file to the logits: layout, padding, epsilon and activations. */
  @Test
  void theAnswersAreThoseOfTensorFlowJs() throws IOException {
    Conversion conversion = Conversion.of(GOLDEN.resolve("model.json"), TENTH);
    assertThat(conversion.report().format()).isEqualTo("TensorFlow.js layers model of MobileNet");
    assertThat(conversion.report().types()).isEqualTo("137 float32");
    assertThat(conversion.report().padding().reason()).startsWith("as the file's layers say");
    conversion.write(dir);
    assertThat(GoldenLogits.of(dir, true)).containsExactly(GoldenLogits.read(GOLDEN), within(2e-5));
  }

  private static double[] values(String json, int... bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : bytes) {
      buffer.put((byte) value);
    }
    JsonFields fields = JsonFields.root(Json.parse(json.replace('\'', '"'), "m.json"), "m.json");
    float[] taken = ManifestWeight.of(fields).take(buffer.flip(), "m.json").data();
    return IntStream.range(0, taken.length).mapToDouble(i -> taken[i]).toArray();
  }

  /** Expected values are those of tf.io.decodeWeights of TensorFlow.js 4.22.0. */
  @Test
  void quantisedValues() throws IOException {
    String form = "{'name':'a','shape':[%s],'dtype':'float32','quantization':{'dtype':'%s'}}";
    String scaled = form.replace("'}}", "','scale':%s,'min':%s}}");
    assertThat(values(fill(scaled, "4", "uint8", "0.0123456789", "-1.5"), 0, 1, 128, 255))
        .containsExactly(-1.5, -1.4876543283462524, 0.08024689555168152, 1.6481481790542603);
    assertThat(values(fill(scaled, "3", "uint16", "0.000045", "-1.25"), 0, 0, 0x34, 0x12, 255, 255))
        .containsExactly(-1.25, -1.0403000116348267, 1.6990749835968018);
    assertThat(values(fill(form, "3", "float16"), 0, 0x3c, 1, 0, 0x66, 0xae))
        .containsExactly(1, 0x1p-24, -0.0999755859375);
  }

  private static String fill(String form, String... parts) {
    String filled = form;
    for (String part : parts) {
      filled = filled.replaceFirst("%s", part);
    }
    return filled;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "group1-shard2of2.bin | ../group1-shard2of2.bin | it leads out of the folder",
        "group1-shard2of2.bin | none.bin | its shard none.bin is missing",
        "'paths':['group1-shard1of2.bin', | 'paths':[ | the shards end within",
        "layers-model | tiny-model | a layers-model or graph-model with modelTopology and weightsManifest, found a tiny-model",
        "weightsManifest | weights | found another document",
        "'shape':[3,3,3,8] | 'shape':[3,3,3,800000000] | must have at most 67108864 elements",
        "'shape':[3,3,3,8],'dtype':'float32' | 'shape':[3,3,3,8],'dtype':'string' | must be float32",
        "conv1_bn/beta | conv1_bn/gamma | two weights are called conv1_bn/gamma",
        "'epsilon':0.001 | 'epsilon':0.5 | several epsilons",
      })
  void damagedModels(String before, String after, String words) throws IOException {
    for (String shard : List.of("group1-shard1of2.bin", "group1-shard2of2.bin")) {
      Files.write(dir.resolve(shard), Files.readAllBytes(GOLDEN.resolve(shard)));
    }
    String text = Files.readString(GOLDEN.resolve("model.json"), StandardCharsets.UTF_8);
    String quoted = before.replace('\'', '"');
    int at = text.indexOf(quoted);
    assertThat(at).isPositive();
    String damaged =
        text.substring(0, at) + after.replace('\'', '"') + text.substring(at + quoted.length());
    Path file = Files.writeString(dir.resolve("model.json"), damaged);
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> TensorFlowJsFile.read(file, Optional.empty()))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(words);
  }
}
