package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.FeatureMap;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections that are lowered on their own, one after the other, are the whole network. */
class SectionLoweringTest {
  private static final FormulaWeights WEIGHTS = new FormulaWeights("section:", 2);
  private static final int HEIGHT = 33;
  private static final int WIDTH = 47;

  static Stream<String> networks() {
    return SmallNetworks.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void computeWhatTheWholeNetworkComputes(String name) {
    Architecture architecture = SmallNetworks.get(name);
    Graph whole = Lowering.lower(architecture);
    float[] image = WEIGHTS.input(architecture.input().channels(), HEIGHT, WIDTH);
    List<FeatureMap> expected =
        ReferenceInterpreter.evaluate(WEIGHTS.bind(whole), image, HEIGHT, WIDTH);

    Map<String, Parameter> parameters = new LinkedHashMap<>();
    float[] values = image;
    int height = HEIGHT;
    int width = WIDTH;
    int index = 1;
    for (Section section : Lowering.sections(architecture)) {
      Graph alone = Lowering.lower(architecture, section, section);
      List<FeatureMap> results =
          ReferenceInterpreter.evaluate(WEIGHTS.bind(alone), values, height, width);
      for (int i = 1; i < results.size(); i++, index++) {
        Node node = alone.nodes().get(i);
        assertThat(node.section()).isEqualTo(section);
        assertThat(node.name()).isEqualTo(whole.nodes().get(index).name());
        assertThat(node.op()).isEqualTo(whole.nodes().get(index).op());
        assertClose(results.get(i), expected.get(index), node.name());
      }
      parameters.putAll(alone.parameters());
      FeatureMap last = results.get(results.size() - 1);
      values = floats(last.values());
      height = last.height();
      width = last.width();
    }
    assertThat(index).isEqualTo(whole.nodes().size());
    assertThat(parameters).isEqualTo(whole.parameters());
  }

  /** Between sections values are rounded to single precision, within one they are not. */
  private static void assertClose(FeatureMap actual, FeatureMap expected, String name) {
    assertThat(actual.values()).as(name).hasSameSizeAs(expected.values());
    double absMax = 0;
    for (double value : expected.values()) {
      absMax = Math.max(absMax, Math.abs(value));
    }
    for (int i = 0; i < expected.values().length; i++) {
      double difference = Math.abs(actual.values()[i] - expected.values()[i]);
      assertThat(difference).as("%s[%d]", name, i).isLessThanOrEqualTo(1e-4 * absMax);
    }
  }

  private static float[] floats(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }

  @Test
  void runsOfBlocksKeepNamesAndTaps() {
    Architecture architecture = Catalogue.get("mobilenetv4_conv_small");
    Graph graph = Lowering.lower(architecture, Section.block(2, 1), Section.block(2, 3));
    assertThat(graph.taps().keySet()).containsExactly("blocks.2.1", "blocks.2.2", "blocks.2.3");
    assertThat(graph.nodes().get(0).op()).isEqualTo(new Op.Input(96));
    assertThat(graph.parameters().keySet()).allMatch(key -> key.startsWith("blocks.2."));
  }

  @Test
  void everyNodeHasARole() {
    for (Architecture architecture : Catalogue.all()) {
      for (Node node : Lowering.lower(architecture).nodes()) {
        boolean input = node.op() instanceof Op.Input;
        assertThat(node.role() == Role.INPUT).as(node.name()).isEqualTo(input);
        assertThat(node.section().equals(Section.INPUT)).as(node.name()).isEqualTo(input);
      }
    }
  }

  @Test
  void rolesSayWhatALayerIs() {
    Graph graph = Lowering.lower(Catalogue.get("mobilenetv4_conv_small"));
    // blocks.2.0 is an ExtraDW, blocks.2.5 a ConvNeXt block: no depthwise layer in the middle.
    assertThat(roles(graph, Section.block(2, 0)))
        .containsExactly(Role.START_DEPTHWISE, Role.EXPANSION, Role.DEPTHWISE, Role.PROJECTION);
    assertThat(roles(graph, Section.block(2, 5)))
        .containsExactly(Role.START_DEPTHWISE, Role.EXPANSION, Role.PROJECTION, Role.RESIDUAL);
  }

  private static List<Role> roles(Graph graph, Section section) {
    return graph.nodes().stream()
        .filter(node -> node.section().equals(section))
        .map(Node::role)
        .distinct()
        .toList();
  }

  @Test
  void refusesSectionsThatAreNotThere() {
    Architecture architecture = SmallNetworks.get("truncated");
    assertThatThrownBy(() -> Lowering.lower(architecture, Section.STEM, Section.CLASSIFIER))
        .hasMessageContaining("has no run of sections from");
    assertThatThrownBy(() -> Lowering.lower(architecture, Section.block(1, 0), Section.block(0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Section(Section.Part.STEM, 1, 0))
        .hasMessageContaining("only blocks have indices");
  }
}
