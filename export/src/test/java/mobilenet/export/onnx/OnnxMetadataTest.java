package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.image.Preprocessing;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;
import org.junit.jupiter.api.Test;

class OnnxMetadataTest {
  private static Map<String, String> of(int channels) {
    return of(
        PretrainedConfig.of(
            new InputShape(channels, 64),
            0.9,
            Preprocessing.IMAGENET_MEAN.subList(0, channels),
            Preprocessing.IMAGENET_STD.subList(0, channels)),
        64);
  }

  private static Map<String, String> of(PretrainedConfig pretrained, int size) {
    return OnnxMetadata.of(config(pretrained), size);
  }

  private static CheckpointConfig config(PretrainedConfig pretrained) {
    int channels = pretrained.inputSize().channels();
    return CheckpointConfig.of(
        Catalogue.get("mobilenetv3_small_050").withClasses(2).withInputChannels(channels),
        List.of("cat, \"wild\"", "dog"),
        pretrained);
  }

  /** Its output is an embedding, of which the names are not. */
  @Test
  void aNetworkWithoutClassesHasNoLabels() {
    CheckpointConfig two =
        config(
            PretrainedConfig.of(
                new InputShape(3, 64),
                0.9,
                Preprocessing.IMAGENET_MEAN,
                Preprocessing.IMAGENET_STD));
    CheckpointConfig none =
        new CheckpointConfig(
            two.architectureName(),
            0,
            two.featureCount(),
            two.labelNames(),
            two.labelDescriptions(),
            two.arguments(),
            two.pretrained(),
            two.definition(),
            two.others());
    assertThat(OnnxMetadata.of(none, 64)).doesNotContainKey("labels").containsKey("preprocessing");
  }

  @Test
  void saysWhatARunNeeds() {
    assertThat(of(3))
        .containsEntry("architecture", "mobilenetv3_small_050")
        .containsEntry("labels", "[\"cat, \\\"wild\\\"\",\"dog\"]")
        .containsEntry(
            "preprocessing",
            "{\"input_size\":[3,64,64],\"interpolation\":\"bicubic\",\"crop_pct\":0.9,"
                + "\"crop_mode\":\"center\",\"mean\":[0.485,0.456,0.406],"
                + "\"std\":[0.229,0.224,0.225]}")
        .doesNotContainKey("license");
  }

  @Test
  void theSizeIsThatOfTheFile() {
    PretrainedConfig of64 =
        PretrainedConfig.of(
            new InputShape(3, 64), 0.9, Preprocessing.IMAGENET_MEAN, Preprocessing.IMAGENET_STD);
    assertThat(of(of64, 128).get("preprocessing"))
        .startsWith("{\"input_size\":[3,128,128],\"interpolation\":\"bicubic\",\"crop_pct\":0.9,");
  }

  @Test
  void sensorsHaveNoPreprocessing() {
    assertThat(of(2)).doesNotContainKey("preprocessing").containsKey("labels");
  }

  @Test
  void anArchitectureHasAName() {
    assertThat(OnnxMetadata.of(Catalogue.get("mobilenetv4_conv_small")))
        .containsExactly(Map.entry("architecture", "mobilenetv4_conv_small"));
  }
}
