package mobilenet.export.tflite.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Catalogue;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteInput;
import mobilenet.export.tflite.TfLiteMetadata;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.measure.StableWeights;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;

/** The slots of TensorFlow Lite's metadata schema, in which Android's tools look. */
class MetadataTablesTest {
  private static final TfLiteOptions OPTIONS =
      TfLiteOptions.of(32, 32)
          .withTaps(List.of("stem"))
          .withMetadata(
              new TfLiteMetadata(
                  "small",
                  List.of("a", "b"),
                  Optional.of("mit"),
                  List.of(0.5, 0.4, 0.2),
                  List.of(0.2, 0.1, 0.4)));

  private static FlatTable metadata(TfLiteOptions options) {
    byte[] file =
        TfLiteExport.export(
            StableWeights.bind(
                Catalogue.get("mobilenetv4_conv_small").withClasses(2).withWidth(0.25)),
            options);
    ByteBuffer entry = Resources.entry(TfLiteModel.read(file).metadata(), "TFLITE_METADATA");
    byte[] bytes = new byte[entry.remaining()];
    entry.get(bytes);
    assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("M001");
    return FlatTable.root(bytes);
  }

  @Test
  void namesLabelsAndLicence() {
    FlatTable root = metadata(OPTIONS);
    assertThat(List.of(root.text(0), root.text(5))).containsExactly("small", "mit");
    List<FlatTable> outputs = root.tables(3).get(0).tables(3);
    assertThat(outputs).extracting(output -> output.text(0)).containsExactly("logits", "stem");
    assertThat(outputs.get(1).tables(6)).isEmpty();
    FlatTable labels = outputs.get(0).tables(6).get(0);
    assertThat(labels.text(0)).isEqualTo("labels.txt");
    // Labels along an axis of the tensor.
    assertThat(labels.smallNumber(2)).isEqualTo(2);
  }

  @Test
  void normalisationOfSamplesUpTo255() {
    FlatTable input = metadata(OPTIONS).tables(3).get(0).tables(2).get(0);
    assertThat(input.text(0)).isEqualTo("input");
    FlatTable unit = input.tables(4).get(0);
    assertThat(unit.smallNumber(0)).as("normalisation").isEqualTo(1);
    FlatTable normalisation = unit.table(1).orElseThrow();
    assertThat(normalisation.reals(0)).containsExactly(127.5f, 102f, 51f);
    assertThat(normalisation.reals(1)).containsExactly(51f, 25.5f, 102f);
  }

  /** The file itself does that. */
  @Test
  void pixelsAreNotNormalisedTwice() {
    TfLiteInput pixels = new TfLiteInput.Pixels(List.of(0.5, 0.4, 0.2), List.of(0.2, 0.1, 0.4));
    FlatTable input = metadata(OPTIONS.withInput(pixels)).tables(3).get(0).tables(2).get(0);
    assertThat(input.tables(4)).isEmpty();
  }
}
