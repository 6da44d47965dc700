package mobilenet.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.architecture.Stage;
import mobilenet.architecture.UniversalInvertedBottleneck;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.pruning.ChannelGroup.Kind;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelGroupsTest {
  static List<String> small() {
    return List.copyOf(SmallNetworks.all().keySet());
  }

  private static List<String> names(ChannelGroup group) {
    return group.dimensions().stream()
        .filter(d -> !d.parameter().key().matches(".*(bn|norm)\\d?\\.(bias|running.*)"))
        .map(d -> d.parameter().key() + " " + d.axis())
        .toList();
  }

  @Test
  void anExpansionTakesItsBlockAlong() {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv3_small_100"));
    ChannelGroup group = groups.get("expansion blocks.2.0");
    assertThat(group.channels()).isEqualTo(96);
    assertThat(names(group))
        .containsExactlyInAnyOrder(
            "blocks.2.0.conv_pw.weight 0",
            "blocks.2.0.bn1.weight 0",
            "blocks.2.0.conv_dw.weight 0",
            "blocks.2.0.bn2.weight 0",
            "blocks.2.0.se.conv_reduce.weight 1",
            "blocks.2.0.se.conv_expand.weight 0",
            "blocks.2.0.se.conv_expand.bias 0",
            "blocks.2.0.conv_pwl.weight 1");
    assertThat(names(groups.get("squeeze blocks.2.0")))
        .containsExactlyInAnyOrder(
            "blocks.2.0.se.conv_reduce.weight 0",
            "blocks.2.0.se.conv_reduce.bias 0",
            "blocks.2.0.se.conv_expand.weight 1");
  }

  @Test
  void aBottleneckGoesAlongItsResiduals() {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv3_small_100"));
    ChannelGroup group = groups.get("bottleneck blocks.2.0");
    assertThat(group.channels()).isEqualTo(40);
    assertThat(names(group))
        .containsExactlyInAnyOrder(
            "blocks.2.0.conv_pwl.weight 0",
            "blocks.2.0.bn3.weight 0",
            "blocks.2.1.conv_pw.weight 1",
            "blocks.2.1.conv_pwl.weight 0",
            "blocks.2.1.bn3.weight 0",
            "blocks.2.2.conv_pw.weight 1",
            "blocks.2.2.conv_pwl.weight 0",
            "blocks.2.2.bn3.weight 0",
            "blocks.3.0.conv_pw.weight 1");
    assertThat(group.producers().stream().map(Node::name))
        .containsExactly("blocks.2.0.conv_pwl", "blocks.2.1.conv_pwl", "blocks.2.2.conv_pwl");
  }

  @Test
  void attentionLayerScaleAndStartingDepthwiseFollowTheirBottleneck() {
    ChannelGroups groups = ChannelGroups.of(SmallNetworks.get("multi-head"));
    List<String> names =
        groups.get("bottleneck blocks.0.0").dimensions().stream()
            .map(d -> d.parameter().key() + " " + d.axis())
            .toList();
    assertThat(names)
        .contains(
            "blocks.1.0.norm.weight 0",
            "blocks.1.0.attn.query.proj.weight 1",
            "blocks.1.0.attn.key.down_conv.weight 0",
            "blocks.1.0.attn.key.norm.running_var 0",
            "blocks.1.0.attn.key.proj.weight 1",
            "blocks.1.0.attn.value.proj.weight 1",
            "blocks.1.0.attn.output.proj.weight 0",
            "blocks.1.0.layer_scale.gamma 0")
        .doesNotContain(
            "blocks.1.0.attn.query.proj.weight 0", "blocks.1.0.attn.output.proj.weight 1");

    ChannelGroups conv = ChannelGroups.of(Catalogue.get("mobilenetv4_conv_small"));
    assertThat(names(conv.get("bottleneck blocks.2.0")))
        .contains("blocks.2.5.dw_start.conv.weight 0", "blocks.3.0.dw_start.conv.weight 0")
        .doesNotContain("blocks.2.0.dw_start.conv.weight 0");
  }

  /** From the papers' tables: chains of equal width are one group. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv1_100, 0, 14, 0",
    "mobilenetv2_100, 16, 8, 1",
    "mobilenetv3_small_100, 10, 7, 1",
    "mobilenetv3_large_100, 14, 7, 1",
  })
  void kinds(String name, int expansions, int bottlenecks, int heads) {
    Map<Kind, Long> counts =
        ChannelGroups.of(Catalogue.get(name)).prunable().stream()
            .collect(Collectors.groupingBy(ChannelGroup::kind, Collectors.counting()));
    assertThat(counts.getOrDefault(Kind.EXPANSION, 0L)).isEqualTo(expansions);
    assertThat(counts.getOrDefault(Kind.BOTTLENECK, 0L)).isEqualTo(bottlenecks);
    assertThat(counts.getOrDefault(Kind.HEAD, 0L)).isEqualTo(heads);
  }

  @ParameterizedTest
  @MethodSource("small")
  void everyDimensionOfChannelsIsInOneGroup(String name) {
    ChannelGroups groups = ChannelGroups.of(SmallNetworks.get(name));
    List<Dimension> expected = new ArrayList<>();
    for (Node node : groups.graph().nodes()) {
      node.op().parameters().forEach(parameter -> expected.add(new Dimension(parameter, 0)));
      if (node.op() instanceof Op.Convolution c && c.groups() == 1) {
        expected.add(new Dimension(c.weight(), 1));
      }
      if (node.op() instanceof Op.Linear linear) {
        expected.add(new Dimension(linear.weight(), 1));
      }
    }
    assertThat(groups.all().stream().flatMap(group -> group.dimensions().stream()))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(groups.all().stream().map(ChannelGroup::id)).doesNotHaveDuplicates();
  }

  /** Whoever reads an embedding or a feature map expects all of it. */
  @Test
  void theAnswerStaysAsItIs() {
    Architecture whole = Catalogue.get("mobilenetv3_small_100");
    assertThat(ChannelGroups.of(whole).prunable()).anyMatch(g -> g.kind() == Kind.HEAD);
    assertThat(ChannelGroups.of(whole.withClasses(0)).prunable())
        .noneMatch(g -> g.kind() == Kind.HEAD);
    assertThat(ChannelGroups.of(whole.truncatedAt(16)).prunable().stream().map(ChannelGroup::id))
        .contains("bottleneck blocks.2.0")
        .doesNotContain("bottleneck blocks.3.0");
  }

  @Test
  void equalWidthsBringNoResidual() {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv2_100"));
    Architecture narrow = groups.narrowed(Map.of("bottleneck blocks.4.0", 64));
    ResolvedBlock block = narrow.resolve().stages().get(4).get(0);
    assertThat(block.inChannels()).isEqualTo(block.outChannels()).isEqualTo(64);
    assertThat(block.residual()).isFalse();
    assertThat(narrow.resolve().stages().get(4).get(1).residual()).isTrue();
  }

  @Test
  void whereARowCannotSaySoTheWidthIsRefused() {
    Architecture wide =
        Catalogue.get("mobilenetv4_conv_small")
            .withStages(
                List.of(
                    Stage.of(
                        new UniversalInvertedBottleneck(3, 3, 2, 4, 32, Activation.RELU),
                        new UniversalInvertedBottleneck(0, 3, 1, 4, 64, Activation.RELU))));
    ChannelGroups groups = ChannelGroups.of(wide);
    Map<String, Integer> widths = Map.of("bottleneck blocks.0.1", 32);
    assertThat(groups.obstacle(widths).orElseThrow())
        .isEqualTo(
            "blocks.0.1 would have 32 channels at both ends, and so a residual that it did not"
                + " have; choose another width");
    assertThatThrownBy(() -> groups.narrowed(widths)).hasMessageContaining("another width");
    assertThat(groups.obstacle(Map.of("bottleneck blocks.0.1", 40))).isEmpty();
  }

  @Test
  void mistakesAreRefused() {
    ChannelGroups groups = ChannelGroups.of(Catalogue.get("mobilenetv3_small_100"));
    assertThat(groups.obstacle(Map.of("expansion blocks.2.0", 90)).orElseThrow())
        .isEqualTo(
            "expansion blocks.2.0 has 96 channels; a width is a multiple of 8 below that, given"
                + " 90");
    assertThat(groups.obstacle(Map.of("expansion blocks.2.0", 104))).isPresent();
    assertThat(groups.obstacle(Map.of("squeeze blocks.2.0", 8)).orElseThrow())
        .isEqualTo("no width can be chosen for squeeze blocks.2.0");
    assertThatThrownBy(() -> groups.narrowed(Map.of("expansion blocks.2.9", 16)))
        .hasMessageContaining("no group of channels \"expansion blocks.2.9\"")
        .hasMessageContaining("expansion blocks.2.");
  }
}
