package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.RandomWeights;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierBuilderTest {
  private static final Architecture NETWORK = SmallNetworks.narrow("mobilenetv4_conv_small");
  private static final RgbImage IMAGE = RgbImage.ofGrey(40, 30, new byte[40 * 30]);

  private static BoundGraph weights(Architecture network) {
    return RandomWeights.bind(Lowering.lower(network), 5);
  }

  private static Preprocessing preprocessing(int channels, int size) {
    return new Preprocessing(
        channels,
        size,
        size,
        1,
        Interpolation.BILINEAR,
        Collections.nCopies(channels, 0.5),
        Collections.nCopies(channels, 0.5),
        CropMode.CENTER);
  }

  private static ClassifierBuilder builder(Architecture network) {
    return Classifier.builder(network, weights(network), preprocessing(3, 64));
  }

  @Test
  void classesAreNamedByTheirIndexOrByLabels() {
    try (Classifier classifier = builder(NETWORK).build()) {
      assertThat(classifier.labels())
          .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
    // ImageNet, too, has two classes called crane.
    List<String> labels = IntStream.range(0, 10).mapToObj(i -> i < 2 ? "crane" : "c" + i).toList();
    try (Classifier classifier = builder(NETWORK).labels(labels).build()) {
      List<Prediction> all = classifier.classify(IMAGE, 10);
      assertThat(all.stream().filter(p -> p.label().equals("crane")).map(Prediction::index))
          .containsExactlyInAnyOrder(0, 1);
    }
  }

  @Test
  void partsThatDoNotFit() {
    assertThatThrownBy(() -> builder(NETWORK).labels(List.of("a", "b")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mobilenetv4_conv_small has 10 classes, and 2 labels were given; give one label"
                + " per class, in the order of the outputs");
    assertThatThrownBy(
            () -> Classifier.builder(NETWORK, weights(NETWORK), preprocessing(1, 64)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "mobilenetv4_conv_small takes 3 channels, and the preprocessing gives 1");
    BoundGraph other = weights(NETWORK.withClasses(11));
    assertThatThrownBy(() -> Classifier.builder(NETWORK, other, preprocessing(3, 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the weights were bound to a graph that is not " + "mobilenetv4_conv_small's");
  }

  @Test
  void aNetworkOfOneClassRanksNothing() throws Exception {
    ImageSource image = ImageSource.of(IMAGE);
    try (Classifier classifier = builder(NETWORK.withClasses(1)).build()) {
      assertThat(classifier.logits(image)).hasSize(1);
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> classifier.classify(IMAGE, 1),
              () -> classifier.classify(image, 1),
              () -> classifier.classify(InputStream.nullInputStream(), 1),
              () -> classifier.classifyAll(List.of(), 1))) {
        assertThatThrownBy(call)
            .isInstanceOf(MissingOutputException.class)
            .hasMessageStartingWith("mobilenetv4_conv_small has a single output, and a ranking");
      }
    }
  }

  @Test
  void aNetworkThatEndsWithAFeatureMap() throws Exception {
    Architecture truncated = NETWORK.truncatedAt(16);
    ImageSource image = ImageSource.of(IMAGE);
    try (Classifier classifier = builder(truncated).build()) {
      assertThat(classifier.labels()).isEmpty();
      assertThat(classifier.featureMaps(image, List.of("features"))).containsKey("features");
      assertThatThrownBy(() -> classifier.classify(image, 5))
          .isInstanceOf(MissingOutputException.class)
          .hasMessage(
              "mobilenetv4_conv_small has no logits, it ends in its features (a network without"
                  + " classes cannot name any); call featureMaps instead");
      assertThatThrownBy(() -> classifier.classifyAll(List.of(image), 5))
          .isInstanceOf(MissingOutputException.class);
      assertThatThrownBy(() -> classifier.embedding(image))
          .isInstanceOf(MissingOutputException.class)
          .hasMessageStartingWith("mobilenetv4_conv_small has no embedding");
    }
    assertThatThrownBy(() -> builder(truncated).labels(List.of("a")).build())
        .hasMessageContaining("has 0 classes, and 1 labels were given");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void anAnswerOfNoNumbers(float value) throws Exception {
    BoundGraph sound = weights(NETWORK);
    Map<String, float[]> values = new HashMap<>(sound.values());
    float[] bias = new float[10];
    bias[7] = value;
    values.put("classifier.bias", bias);
    ImageSource image = ImageSource.of(IMAGE).named("ninth");
    try (Classifier classifier =
        Classifier.builder(NETWORK, new BoundGraph(sound.graph(), values), preprocessing(3, 64))
            .name("folder")
            .build()) {
      String message =
          "folder: 1 of 10 values of its logits are NaN or infinite, the first at index 7 is "
              + value;
      assertThatThrownBy(() -> classifier.classify(image, 1))
          .isInstanceOf(NonFiniteOutputException.class)
          .hasMessageStartingWith(message);
      assertThatThrownBy(() -> classifier.logits(IMAGE)).hasMessageStartingWith(message);
      assertThatThrownBy(() -> classifier.featureMaps(image, List.of("stem", "logits")))
          .hasMessageStartingWith(message);
      ImageResult result = classifier.classifyAll(List.of(image), 1).get(0);
      assertThat(result.image()).isEqualTo("ninth");
      assertThatThrownBy(result::orElseThrow).isInstanceOf(NonFiniteOutputException.class);
      assertThat(classifier.embedding(image)).isNotEmpty();
    }
  }
}
