package mobilenet.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonFields;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.Resources;
import mobilenet.testing.SmallNetworks;
import mobilenet.weights.MapWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlicingTest {
  private static final FormulaWeights WEIGHTS = new FormulaWeights("pruning", 2);
  private static final int SIZE = 32;
  private static final double TOLERANCE = 1e-6;

  static List<String> small() {
    return List.copyOf(SmallNetworks.all().keySet());
  }

  /** Other widths for most groups. */
  private static Map<String, Integer> draw(ChannelGroups groups, SplittableRandom random) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (ChannelGroup group : groups.prunable()) {
      int eighths = (group.channels() - 1) / 8;
      if (eighths > 0 && random.nextInt(4) > 0) {
        widths.put(group.id(), 8 * (1 + random.nextInt(eighths)));
        if (groups.obstacle(widths).isPresent()) {
          widths.remove(group.id());
        }
      }
    }
    return widths;
  }

  private static double[] output(BoundGraph bound, int channels) {
    float[] image = WEIGHTS.input(channels, SIZE, SIZE);
    return Resources.entry(
            ReferenceInterpreter.taps(bound, image, SIZE, SIZE), bound.graph().output())
        .values();
  }

  private static void assertSlicedIsMasked(Architecture wide, Map<String, Integer> widths)
      throws IOException {
    ChannelGroups groups = ChannelGroups.of(wide);
    MapWeights weights = Masking.weights(groups.graph(), WEIGHTS);
    SlicedNetwork sliced = Slicing.slice(groups, weights, widths);
    Graph narrow = Lowering.lower(sliced.architecture());
    assertThat(narrow.parameterCount()).isLessThan(groups.graph().parameterCount());
    int channels = wide.input().channels();
    double[] expected =
        output(Masking.bind(groups.graph(), Masking.masked(groups, weights, narrow)), channels);
    double[] actual = output(Masking.bind(narrow, sliced.weights()), channels);
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 0;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertThat(scale).isPositive();
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE * scale));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_100",
        "mobilenetv3_small_100",
        "mobilenetv4_conv_small",
        "mobilenetv4_hybrid_medium"
      })
  void slicedIsMasked(String name) throws IOException {
    Architecture wide = Catalogue.get(name).withWidth(0.5).withClasses(10);
    for (int seed = 0; seed < 2; seed++) {
      Map<String, Integer> widths = draw(ChannelGroups.of(wide), new SplittableRandom(seed));
      assertSlicedIsMasked(wide, widths);
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void slicedIsMaskedWhateverTheBlocks(String name) throws IOException {
    Architecture wide = SmallNetworks.get(name);
    Map<String, Integer> widths = draw(ChannelGroups.of(wide), new SplittableRandom(17));
    if (!widths.isEmpty()) {
      assertSlicedIsMasked(wide, widths);
    }
  }

  /** A channel that nothing computes can go. */
  @Test
  void zerosMayGo() throws IOException {
    ChannelGroups groups = ChannelGroups.of(SmallNetworks.get("mobilenetv3_small_100"));
    Map<String, Integer> widths = draw(groups, new SplittableRandom(3));
    Graph narrow = Lowering.lower(groups.narrowed(widths));
    MapWeights zeros = Masking.masked(groups, Masking.weights(groups.graph(), WEIGHTS), narrow);
    double[] expected = output(Masking.bind(groups.graph(), zeros), 3);
    double[] actual =
        output(Masking.bind(narrow, Slicing.slice(groups, zeros, widths).weights()), 3);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void nothingCutChangesNothing(String name) throws IOException {
    ChannelGroups groups = ChannelGroups.of(SmallNetworks.get(name));
    MapWeights weights = Masking.weights(groups.graph(), WEIGHTS);
    Map<String, Integer> same = new LinkedHashMap<>();
    groups.prunable().forEach(group -> same.put(group.id(), group.channels()));
    for (Map<String, Integer> widths : List.of(same, Map.<String, Integer>of())) {
      SlicedNetwork sliced = Slicing.slice(groups, weights, widths);
      assertThat(sliced.architecture()).isEqualTo(groups.architecture());
      assertThat(sliced.weights()).isEqualTo(weights);
    }
  }

  @ParameterizedTest
  @MethodSource("small")
  void whatIsLeftIsAnOrdinaryArchitecture(String name) throws IOException {
    ChannelGroups groups = ChannelGroups.of(SmallNetworks.get(name));
    Map<String, Integer> widths = draw(groups, new SplittableRandom(5));
    Architecture narrow = groups.narrowed(widths);
    JsonFields document = JsonFields.root(ArchitectureDocument.toJson(narrow), name);
    assertThat(ArchitectureDocument.of(document)).isEqualTo(narrow);
    ChannelGroups after = ChannelGroups.of(narrow);
    assertThat(after.all().stream().map(ChannelGroup::id))
        .containsExactlyElementsOf(groups.all().stream().map(ChannelGroup::id).toList());
    for (ChannelGroup group : after.prunable()) {
      assertThat(group.channels())
          .as(group.id())
          .isEqualTo(widths.getOrDefault(group.id(), groups.get(group.id()).channels()));
    }
  }
}
