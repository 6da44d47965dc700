package mobilenet.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Macs;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Parameter.Kind;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Exact totals of timm's networks. */
class CountsTest {

  @ParameterizedTest(name = "{0}@{1}")
  @CsvFileSource(resources = "/counts.csv")
  void totalsAreTimms(
      String model,
      Integer size,
      long params,
      Long batchNormAffine,
      Long macs,
      Long attentionMacs,
      Long outputs,
      Integer stateDictTensors) {
    Architecture architecture = Catalogue.get(model);
    int imageSize = size == null ? architecture.input().size() : size;
    ModelProfile profile = ModelProfile.of(architecture, imageSize);
    Graph graph = Lowering.lower(architecture);
    List<Shape> shapes = Shapes.infer(graph, imageSize, imageSize);

    assertThat(profile.params()).as("parameters").isEqualTo(params);
    // NullAway trusts parameters to be non-null, CSV's empty cells are not: hence the helper.
    expect("macs", macs, profile.macs());
    expect("batch norm", batchNormAffine, elements(graph, p -> isAffine(p.kind())));
    expect("attention", attentionMacs, total(graph, i -> attentionMacs(graph, shapes, i)));
    expect("outputs", outputs, total(graph, i -> outputs(graph, shapes, i)));
    if (stateDictTensors != null) {
      long norms = graph.nodes().stream().filter(n -> n.op() instanceof Op.BatchNorm).count();
      // num_batches_tracked, one per norm, is only in timm's state_dict.
      assertThat(graph.parameters().size() + norms).isEqualTo((long) stateDictTensors);
    }
  }

  private static void expect(String what, Long expected, long actual) {
    if (expected != null) {
      assertThat(actual).as(what).isEqualTo((long) expected);
    }
  }

  private static boolean isAffine(Kind kind) {
    return kind == Kind.NORM_WEIGHT || kind == Kind.NORM_BIAS;
  }

  private static long elements(Graph graph, Predicate<Parameter> which) {
    return graph.parameters().values().stream()
        .filter(which)
        .mapToLong(Parameter::elementCount)
        .sum();
  }

  private static long total(Graph graph, ToLongFunction<Integer> ofNode) {
    long total = 0;
    for (int i = 0; i < graph.nodes().size(); i++) {
      total += ofNode.applyAsLong(i);
    }
    return total;
  }

  private static long attentionMacs(Graph graph, List<Shape> shapes, int node) {
    boolean attention = graph.nodes().get(node).op() instanceof Op.Attention;
    return attention ? Macs.of(graph, shapes, node) : 0;
  }

  private static long outputs(Graph graph, List<Shape> shapes, int node) {
    Op op = graph.nodes().get(node).op();
    boolean counted = op instanceof Op.Convolution || op instanceof Op.Linear;
    return counted ? shapes.get(node).elementCount() : 0;
  }

  /** No network can be added to the catalogue without a count going unnoticed. */
  @Test
  void everyArchitectureIsCounted() {
    List<String> counted =
        Resources.lines("counts.csv").stream().map(line -> line.split(",", 2)[0]).toList();
    List<String> missing =
        Catalogue.all().stream()
            .map(Architecture::name)
            .filter(name -> !counted.contains(name))
            .toList();
    assertThat(missing)
        .containsExactlyInAnyOrder(
            "torchvision_mobilenet_v3_large",
            "torchvision_mobilenet_v3_small",
            "mobilenetv4_hybrid_medium_paper",
            "tf_mobilenetv1_100",
            "tf_mobilenetv1_125",
            "tf_mobilenetv2_035",
            "tf_mobilenetv2_050",
            "tf_mobilenetv2_075",
            "tf_mobilenetv2_100",
            "tf_mobilenetv2_140");
  }

  /**
   * timm has no such variants; the paper's list and torchvision's weights are counted elsewhere.
   */
  @Test
  void variantsOutsideOfTimm() {
    assertThat(ModelProfile.of(Catalogue.get("mobilenetv4_hybrid_medium_paper")).params())
        .isEqualTo(11_170_008);
    assertThat(ModelProfile.of(Catalogue.get("torchvision_mobilenet_v3_large")).params())
        .isEqualTo(5_483_032);
    assertThat(ModelProfile.of(Catalogue.get("torchvision_mobilenet_v3_small")).params())
        .isEqualTo(2_542_856);
    // Padding changes no count; at 224 it changes no feature map's size either.
    for (String network : List.of("mobilenetv1_125", "mobilenetv2_035", "mobilenetv2_140")) {
      ModelProfile timm = ModelProfile.of(Catalogue.get(network));
      ModelProfile tensorFlow = ModelProfile.of(Catalogue.get("tf_" + network));
      assertThat(tensorFlow.params()).isEqualTo(timm.params());
      assertThat(tensorFlow.macs()).isEqualTo(timm.macs());
    }
  }
}
