package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Padding;
import mobilenet.weights.ArchitectureDetector.Detection;
import mobilenet.weights.ArchitectureDetector.PartialMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureDetectorTest {
  static Stream<String> names() {
    return Catalogue.all().stream().map(Architecture::name);
  }

  private static Detection detect(Architecture architecture) throws Exception {
    return ArchitectureDetector.detect(ShapesOnly.of(architecture));
  }

  private static List<String> matches(Detection detection) {
    return detection.matches().stream().map(Architecture::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsEveryNetworkWithItsClassesAndChannels(String name) throws Exception {
    Architecture architecture = Catalogue.get(name).withClasses(37).withInputChannels(2);
    Detection detection = detect(architecture);
    assertThat(detection.scheme()).hasValue(NamingScheme.TIMM);
    assertThat(detection.nearest()).isEmpty();
    assertThat(matches(detection)).contains(name);
    assertThat(detection.matches())
        .allMatch(a -> a.classes() == 37 && a.input().channels() == 2)
        .allMatch(a -> ShapesOnly.of(a).equals(ShapesOnly.of(architecture)));
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv2_100, 0.25",
    "mobilenetv1_100, 0.5",
    "mobilenetv3_large_100, 1.25",
    "mobilenetv4_conv_small, 1.5",
    "efficientnet_b0, 2.0",
  })
  void widthsThatTheCatalogueDoesNotList(String name, double width) throws Exception {
    Detection detection = detect(Catalogue.get(name).withWidth(width));
    assertThat(matches(detection)).contains(name);
    assertThat(detection.matches()).extracting(a -> a.scaling().width()).containsOnly(width);
  }

  @ParameterizedTest
  @CsvSource({"1.0", "1.25"})
  void paddingIsUndecidedAtAnyWidth(double width) throws Exception {
    Detection detection = detect(Catalogue.get("mobilenetv3_large_100").withWidth(width));
    assertThat(matches(detection)).contains("mobilenetv3_large_100", "tf_mobilenetv3_large_100");
    assertThat(detection.matches().stream().map(a -> a.conventions().padding()).distinct())
        .containsExactlyInAnyOrder(Padding.SYMMETRIC, Padding.SAME);
  }

  @Test
  void antiAliasingIsUndecided() throws Exception {
    assertThat(matches(detect(Catalogue.get("mobilenetv4_conv_medium"))))
        .contains(
            "mobilenetv4_conv_medium",
            "mobilenetv4_conv_aa_medium",
            "mobilenetv4_conv_blur_medium");
  }

  @Test
  void torchvisionsNames() throws Exception {
    for (String name : List.of("torchvision_mobilenet_v3_small", "mobilenetv2_100")) {
      Architecture architecture = Catalogue.get(name);
      NamingScheme scheme =
          name.startsWith("torch") ? NamingScheme.TORCHVISION_V3 : NamingScheme.TORCHVISION_V2;
      MapWeights timm = RandomWeightsTest.tensors(architecture, 1);
      Detection detection = ArchitectureDetector.detect(scheme.fromTimm(architecture, timm));
      assertThat(detection.scheme()).hasValue(scheme);
      assertThat(matches(detection)).contains(name);
    }
  }

  @Test
  void countersAreIgnoredAndStrangersAreNot() throws Exception {
    Architecture architecture = Catalogue.get("mobilenetv4_conv_small");
    Map<String, List<Integer>> shapes = new HashMap<>(ShapesOnly.of(architecture).shapes());
    shapes.put("bn1.num_batches_tracked", List.of());
    assertThat(matches(ArchitectureDetector.detect(new ShapesOnly(shapes))))
        .containsExactly(architecture.name());
    shapes.put("stranger.weight", List.of(1));
    Detection detection = ArchitectureDetector.detect(new ShapesOnly(shapes));
    assertThat(detection.matches()).isEmpty();
    PartialMatch nearest = detection.nearest().orElseThrow();
    assertThat(nearest.architecture().name()).isEqualTo(architecture.name());
    assertThat(nearest.shared()).isEqualTo(nearest.expected()).isEqualTo(shapes.size() - 2);
  }

  @Test
  void theNearestSharesMost() throws Exception {
    Architecture architecture = Catalogue.get("mobilenetv3_small_100");
    Map<String, List<Integer>> shapes = new HashMap<>(ShapesOnly.of(architecture).shapes());
    int all = shapes.size();
    shapes.remove("blocks.1.0.conv_pw.weight");
    shapes.put("conv_head.bias", List.of(3));
    PartialMatch nearest =
        ArchitectureDetector.detect(new ShapesOnly(shapes)).nearest().orElseThrow();
    assertThat(nearest.architecture().name()).isEqualTo("mobilenetv3_small_100");
    assertThat(nearest.shared()).isEqualTo(all - 2);
    assertThat(nearest.expected()).isEqualTo(all);
  }

  @Test
  void unknownNamesAreNothing() throws Exception {
    Detection detection =
        ArchitectureDetector.detect(new ShapesOnly(Map.of("layer1.weight", List.of(3))));
    assertThat(detection.scheme()).isEmpty();
    assertThat(detection.matches()).isEmpty();
    assertThat(detection.nearest()).isEmpty();
    assertThat(ArchitectureDetector.detect(new ShapesOnly(Map.of())).matches()).isEmpty();
  }
}
