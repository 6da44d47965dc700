package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Conventions.AntiAlias;
import mobilenet.architecture.Head;
import mobilenet.architecture.Head.HeadNorm;
import mobilenet.architecture.Padding;
import mobilenet.json.Json;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelArgumentsTest {
  private static Architecture made(String name, String arguments) throws Exception {
    return new ModelArguments((JsonObject) Json.parse(arguments, "a")).applyTo(Catalogue.get(name));
  }

  private static Conventions conventions(String name, String arguments) throws Exception {
    return made(name, arguments).conventions();
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv2_140, same, SAME",
    "mobilenetv2_140, SAME, SAME",
    "mobilenetv2_140, symmetric, SYMMETRIC",
    "tf_mobilenetv3_small_100, '', SYMMETRIC",
    "tf_mobilenetv3_small_100, same, SAME",
  })
  void paddingWinsOverTheName(String name, String type, Padding expected) throws Exception {
    assertThat(conventions(name, "{\"pad_type\": \"" + type + "\"}").padding()).isEqualTo(expected);
  }

  @Test
  void eachChangesWhatItSays() throws Exception {
    String v3 = "mobilenetv3_large_100";
    assertThat(conventions(v3, "{\"bn_eps\": 1e-3}").batchNormEpsilon()).isEqualTo(1e-3);
    assertThat(made(v3, "{\"act_layer\": \"silu\"}").stem().activation())
        .isEqualTo(Activation.SWISH);
    assertThat(made(v3, "{\"output_stride\": 8}").outputStride()).isEqualTo(8);
    assertThat(((Head.PoolThenConv) made(v3, "{\"head_bias\": false}").head()).norm())
        .isEqualTo(HeadNorm.NONE);
    assertThat(made("mobilenetv3_large_075", "{\"channel_multiplier\": 1}"))
        .isEqualTo(Catalogue.get(v3).named("mobilenetv3_large_075"));
    assertThat(made("mobilenetv2_050", "{\"fix_stem\": true}").resolve().stemChannels())
        .isEqualTo(32);
    assertThat(made("efficientnet_b0", "{\"depth_multiplier\": 1.1}").scaling().depth())
        .isEqualTo(1.1);
    assertThat(made("mobilenetv4_conv_medium", "{\"aa_layer\": \"avg\"}"))
        .isEqualTo(Catalogue.get("mobilenetv4_conv_aa_medium").named("mobilenetv4_conv_medium"));
    assertThat(
            made("mobilenetv4_conv_medium", "{\"aa_layer\": \"blurpc\"}").conventions().antiAlias())
        .isEqualTo(AntiAlias.BLUR);
  }

  @Test
  void othersChangeNothingAndAreKept() throws Exception {
    String training =
        "{\"drop_rate\":0.2,\"drop_path_rate\":0.1,\"drop_connect_rate\":0.2,\"bn_momentum\":0.01,"
            + "\"in_chans\":3,\"global_pool\":\"avg\",\"se_from_exp\":true}";
    JsonObject json = (JsonObject) Json.parse(training, "a");
    assertThat(new ModelArguments(json).applyTo(Catalogue.get("mobilenetv3_small_100")))
        .isEqualTo(Catalogue.get("mobilenetv3_small_100"));
    assertThat(JsonWriter.compact(new ModelArguments(json).members())).isEqualTo(training);
    assertThat(new ModelArguments((JsonObject) Json.parse("{\"act_layer\": null}", "a")))
        .isEqualTo(ModelArguments.NONE);
  }

  static Stream<Architecture> described() {
    Architecture v2 = Catalogue.get("mobilenetv2_140");
    Architecture v3 = Catalogue.get("mobilenetv3_small_100");
    Head.PoolThenConv head = (Head.PoolThenConv) v3.head();
    return Stream.of(
        v2.withConventions(Conventions.TENSORFLOW),
        v2.withActivation(Activation.HARD_SWISH).withOutputStride(16),
        Catalogue.get("tf_mobilenetv3_small_100").withConventions(Conventions.TIMM),
        v3.withActivation(Activation.RELU),
        v3.withHead(new Head.PoolThenConv(head.channels(), HeadNorm.NONE, head.activation())),
        Catalogue.get("mobilenetv4_conv_medium")
            .withConventions(Conventions.TIMM.withAntiAlias(AntiAlias.BLUR)),
        Catalogue.get("efficientnet_b0").withActivation(Activation.RELU6).withInputChannels(1),
        v2.withClasses(0));
  }

  /** The arguments that are written for a network make the same network again. */
  @ParameterizedTest
  @MethodSource("described")
  void networksAreDescribed(Architecture architecture) {
    Architecture base = Catalogue.get(architecture.name());
    Architecture again = ModelArguments.of(architecture).applyTo(base);
    assertThat(again.withClasses(architecture.classes())).isEqualTo(architecture);
    assertThat(ModelArguments.of(base).members().members().keySet())
        .isSubsetOf(List.of("in_chans"));
  }
}
