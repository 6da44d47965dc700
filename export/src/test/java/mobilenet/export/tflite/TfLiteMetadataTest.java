package mobilenet.export.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.InputShape;
import mobilenet.image.Preprocessing;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.PretrainedConfig;
import org.junit.jupiter.api.Test;

class TfLiteMetadataTest {
  private static CheckpointConfig config(int classes) {
    CheckpointConfig two =
        CheckpointConfig.of(
            Catalogue.get("mobilenetv3_small_050").withClasses(2),
            List.of("cat", "dog"),
            PretrainedConfig.of(
                new InputShape(3, 64),
                0.9,
                Preprocessing.IMAGENET_MEAN,
                Preprocessing.IMAGENET_STD));
    return new CheckpointConfig(
        two.architectureName(),
        classes,
        two.featureCount(),
        two.labelNames(),
        two.labelDescriptions(),
        two.arguments(),
        two.pretrained(),
        two.definition(),
        two.others());
  }

  @Test
  void namesAreThoseOfLogits() {
    assertThat(TfLiteMetadata.of(config(2)).labels()).containsExactly("cat", "dog");
    assertThat(TfLiteMetadata.of(config(0)).labels()).isEmpty();
  }
}
