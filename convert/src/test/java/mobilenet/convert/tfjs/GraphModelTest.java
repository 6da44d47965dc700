package mobilenet.convert.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.architecture.Padding;
import mobilenet.cli.Fixtures;
import mobilenet.convert.Choices;
import mobilenet.convert.Conversion;
import mobilenet.convert.ConversionReport;
import mobilenet.convert.Fact;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphModelTest {
  static final Path GOLDEN = Fixtures.HOME.resolve("convert/src/test/resources/tfjs/graph");

  @TempDir Path dir;

  /**
   * From the file to the logits of another implementation: TensorFlow.js, and for {@code keras}
   * TensorFlow.
   *
   * @param scaled whether the graph takes pixels and scales them to -1 to 1 itself
   */
  @ParameterizedTest
  @CsvSource({
    "unfolded, false, MobileNetV1, mobilenetv1_010, 0.002",
    "fused, true, MobileNetV2, mobilenetv2_010, 9.765625E-4",
    "keras, true, MobileNetV2, mobilenetv2_010, 9.765625E-4",
  })
  void theAnswersAreThoseOfTheFramework(
      String model, boolean scaled, String family, String name, String epsilon) throws IOException {
    Conversion conversion =
        Conversion.of(GOLDEN.resolve(model).resolve("model.json"), Choices.NONE);
    ConversionReport report = conversion.report();
    assertThat(report.format()).isEqualTo("TensorFlow.js graph model of " + family);
    assertThat(report.architecture()).isEqualTo(name);
    assertThat(report.padding().value()).isEqualTo("same");
    assertThat(report.padding().certainty()).isEqualTo(Fact.Certainty.KNOWN);
    assertThat(report.epsilon().value()).isEqualTo(epsilon);
    assertThat(report.images().value()).contains("64×64").contains("mean 0.5 0.5 0.5");
    conversion.write(dir);
    assertThat(GoldenLogits.of(dir, scaled))
        .containsExactly(GoldenLogits.read(GOLDEN.resolve(model)), within(1e-5));
  }

  /** So that every framework, in floats or doubles, multiplies by exactly 1. */
  @Test
  void normsThatStandForFoldedOnesChangeNoBit() throws IOException {
    Conversion conversion = Conversion.of(GOLDEN.resolve("fused/model.json"), Choices.NONE);
    conversion.write(dir);
    int norms = 0;
    try (Checkpoint checkpoint = Checkpoint.open(dir)) {
      for (Node node : checkpoint.graph().nodes()) {
        if (node.op() instanceof Op.BatchNorm norm) {
          for (float variance : checkpoint.weights().read(norm.variance().key())) {
            assertThat(variance + norm.epsilon()).isEqualTo(1);
            assertThat(variance + (float) norm.epsilon()).isEqualTo(1f);
          }
          assertThat(checkpoint.weights().read(norm.weight().key())).containsOnly(1);
          assertThat(checkpoint.weights().read(norm.mean().key())).containsOnly(0);
          norms++;
        }
      }
    }
    assertThat(norms).isEqualTo(52);
    assertThat(conversion.report().notes())
        .anyMatch(note -> note.startsWith("batch norms are folded into 52 of 52 convolutions"))
        .anyMatch(note -> note.startsWith("the graph ends in Softmax, which is left out"))
        .anyMatch(note -> note.startsWith("the graph scales pixels from 0 to 1 itself"));
  }

  @Test
  void foldedNormsHaveNoEpsilonToChoose() {
    Choices choices =
        new Choices(
            Optional.empty(),
            Optional.of(Padding.SAME),
            Optional.of(0.01),
            Optional.empty(),
            Optional.empty(),
            Choices.NONE.images());
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> Conversion.of(GOLDEN.resolve("fused/model.json"), choices))
        .withMessageContaining("has no effect any more, given --epsilon 0.01");
  }

  private Path changed(String model, String before, String after) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(model))) {
      for (Path file : files.toList()) {
        Files.write(dir.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Path file = dir.resolve("model.json");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String quoted = before.replace('\'', '"');
    int at = text.indexOf(quoted);
    assertThat(at).isPositive();
    String rest = text.substring(at + quoted.length());
    return Files.writeString(file, text.substring(0, at) + after.replace('\'', '"') + rest);
  }

  @Test
  void anyNodeThatTheNetworkEndsIn() throws IOException {
    Path file = changed("fused", "'outputs':{", "'outputs':{'other':{'name':'images:0'},");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> TensorFlowJsFile.read(file, Optional.empty()))
        .withMessageContaining("expected one output, found [images, module_apply_default/Mobilenet")
        .withMessageContaining("--entry");
    String pool = "module_apply_default/MobilenetV2/Logits/Squeeze";
    assertThat(TensorFlowJsFile.read(file, Optional.of(pool)).weights().names())
        .hasSize(52 * 5)
        .doesNotContain("classifier.weight");
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> TensorFlowJsFile.read(file, Optional.of("none")))
        .withMessageContaining("expected the output none among the graph's nodes, found none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "fused | ['module_apply_default/hub_input/Mul', | ['none', | hub_input/Sub: reads none, which",
        "fused | Mul/y','images'] | Mul/y','module_apply_default/MobilenetV2/Conv/Relu6'] |"
            + " no such circle can be computed",
        "fused | 'group1-shard2of2.bin' | '../group1-shard2of2.bin' | it leads out of the folder",
        "fused | 'group1-shard2of2.bin' | '/etc/hostname' | it is not relative to the folder",
        "fused | 'group1-shard1of2.bin','group1-shard2of2.bin' | 'group1-shard2of2.bin' | the shards end within module_apply_default",
        "fused | 'shape':[3,3,3,8] | 'shape':[3,3,8,3] | expected a number for each of the 3 channels",
        "fused | 'shape':[1,1,48,8] | 'shape':[3,16,1,8] | project/BatchNorm/FusedBatchNormV3:"
            + " expected a kernel of 1×1×48×8 (height × width × in × out), found 3×16×1×8",
        "fused | ['1','2','2','1'] | ['1','1','1','1'] | expected stride 2, found 1, as conv_stem of",
        "fused | 'op':'AddV2' | 'op':'Sub' | on one feature map, found Sub of 2",
        "fused | 'op':'AddV2','input':['module_apply_default/MobilenetV2/Conv/Relu6' |"
            + " 'op':'AddV2','input':['module_apply_default/MobilenetV2/expanded_conv/depthwise/Relu6'"
            + " | expected the output of module_apply_default/MobilenetV2/Conv/Relu6 added to it,"
            + " found another one",
        "fused | 'padding':{'s':'U0FNRQ=='} | 'padding':{'s':'!'} | must be a text in base64",
        "fused | TkhXQw== | TkNIVw== | expected the order of dimensions NHWC, found NCHW",
        "fused | 'dilations':{'list':{'i':['1','1','1','1']}} |"
            + " 'dilations':{'list':{'i':['1','2','2','1']}} | expected no dilation, found [1, 2, 2, 1]",
        "fused | 'ksize':{'list':{'i':['1','2','2','1']}} | 'ksize':{'list':{'i':['1','7','7','1']}} |"
            + " the mean over all 2×2 pixels, found a window of 7",
        "fused | 'op':'Squeeze','input':['module_apply_default/MobilenetV2/Logits/AvgPool'] |"
            + " 'op':'Squeeze','input':['^images'] | expected more than 0 inputs of Squeeze",
        "fused | 'op':'Mul' | 'op':'Sub' | expected a feature map Sub a constant, found the reverse",
        "fused | 'name':'images','op' | 'name':'module_apply_default/hub_input/Mul','op' |"
            + " two nodes are called module_apply_default/hub_input/Mul",
        "fused | 'shape':{'shape':{'dim':[{'size':'-1' | 'shape':{'shape':{'dim':[{'size':'none' | must hold whole numbers of 32 bits",
        "unfolded | 'op':'Relu6' | 'op':'Relu' | expected the activation RELU6, found RELU",
        "unfolded | 'op':'Relu6' | 'op':'Elu' | has at this place, found Elu",
        "unfolded | 'op':'Mean' | 'op':'Max' | has at this place, found Max",
        "unfolded | 'epsilon':{'f':0.002} | 'epsilon':{'f':0.1} | expected the epsilon 0.1 of the",
        "unfolded | 'epsilon':{'f':0.002} | 'epsilon':{} | expected an epsilon above 0 and below 1",
        "unfolded | 'op':'Pad' | 'op':'MirrorPad' | has at this place, found MirrorPad",
        "unfolded | 'padding':{'s':'VkFMSUQ='} | 'padding':{'s':'U0FNRQ=='} |"
            + " expected padding VALID behind",
        "unfolded | ['StatefulPartitionedCall/mobilenet_0.10_64/conv1_pad/Pad', | ['input_1', |"
            + " expected padding as that of the layers before it",
        "unfolded | 'format':'graph-model' | 'format':'layers-model' | expected a model with layers",
      })
  void damagedModels(String model, String before, String after, String words) throws IOException {
    Path file = changed(model, before, after);
    assertThatExceptionOfType(ForeignFileException.class)
        .isThrownBy(() -> TensorFlowJsFile.read(file, Optional.empty()))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(words);
  }
}
