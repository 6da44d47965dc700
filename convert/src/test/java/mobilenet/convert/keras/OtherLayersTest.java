package mobilenet.convert.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import mobilenet.json.JsonObject;
import org.junit.jupiter.api.Test;

class OtherLayersTest {
  private static List<KerasConfig.Layer> layers(String... types) {
    return Arrays.stream(types)
        .map(type -> new KerasConfig.Layer(type, "n", "layers/n", JsonObject.EMPTY))
        .toList();
  }

  @Test
  void whatKerasApplicationsHasOrDoesNothing() {
    assertThat(
            OtherLayers.note(
                layers("InputLayer", "RandomRotation", "RandAugment", "Dropout", "Softmax"), false))
        .isEmpty();
    assertThat(OtherLayers.note(layers("TFOpLambda", "Multiply"), true)).isEmpty();
  }

  /** In V1 and V2, arithmetic can only be that of pixels. */
  @Test
  void whatIsNotKnown() {
    assertThat(OtherLayers.note(layers("TFOpLambda"), false))
        .hasValueSatisfying(note -> assertThat(note).contains("n (TFOpLambda); if"));
    assertThat(OtherLayers.note(layers("A", "B", "C", "D", "E", "F"), true))
        .hasValueSatisfying(
            note -> assertThat(note).contains("n (A), n (B), n (C), n (D) and 2 more layers;"));
  }
}
