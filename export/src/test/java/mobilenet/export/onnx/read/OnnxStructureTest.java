package mobilenet.export.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mobilenet.architecture.Catalogue;
import mobilenet.export.onnx.Dimension;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.OnnxType;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;

/** A sound file, and what is wrong with it after one change. */
class OnnxStructureTest {
  private static final List<Long> IMAGE = List.of(1L, 3L, 64L, 48L);
  private static final byte[] FILE =
      OnnxExport.export(
          StableWeights.bind(
              Catalogue.get("mobilenetv4_hybrid_medium").withClasses(10).withWidth(0.25)),
          OnnxOptions.of(64, 48).withTaps(List.of("blocks.1.0")));
  private static final OnnxModel SOUND = OnnxModel.read(FILE);

  private static OnnxModel with(List<OnnxNode> nodes, List<Initialiser> constants) {
    return new OnnxModel(
        SOUND.irVersion(),
        SOUND.opset(),
        SOUND.inputs(),
        SOUND.outputs(),
        constants,
        nodes,
        SOUND.metadata());
  }

  /** The file with the first node of a type changed. */
  private static OnnxModel changed(String type, UnaryOperator<OnnxNode> change) {
    List<OnnxNode> nodes = new ArrayList<>(SOUND.nodes());
    int place = nodes.stream().map(OnnxNode::type).toList().indexOf(type);
    nodes.set(place, change.apply(nodes.get(place)));
    return with(nodes, SOUND.initialisers());
  }

  private static OnnxNode reading(OnnxNode node, String input) {
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, input);
    return new OnnxNode(node.name(), node.type(), inputs, node.outputs(), node.attributes());
  }

  private static void refused(OnnxModel model, String... message) {
    assertThatThrownBy(() -> OnnxStructure.check(model, IMAGE))
        .isInstanceOf(BrokenOnnxException.class)
        .hasMessageContainingAll(message);
  }

  @Test
  void followsShapesToTheOutputs() {
    assertThat(OnnxStructure.check(SOUND, IMAGE))
        .containsExactly(List.of(1L, 10L), List.of(1L, 24L, 8L, 6L));
  }

  @Test
  void whatIsReadMustBeThere() {
    refused(
        changed("Relu", node -> reading(node, "nothing")),
        "node bn1.act/Relu",
        "nothing is read before anything computes it");
    List<OnnxNode> late = new ArrayList<>(SOUND.nodes());
    late.add(late.remove(0));
    refused(with(late, SOUND.initialisers()), "is read before anything computes it");
    List<Initialiser> fewer = SOUND.initialisers().subList(1, SOUND.initialisers().size());
    refused(with(SOUND.nodes(), fewer), "conv_stem.weight is read before");
  }

  @Test
  void nothingHasTwoOrigins() {
    List<OnnxNode> twice = new ArrayList<>(SOUND.nodes());
    twice.add(twice.get(0));
    refused(with(twice, SOUND.initialisers()), "has two origins");
  }

  @Test
  void operatorsAreOfTheSet() {
    refused(
        changed(
            "Relu",
            node -> new OnnxNode(node.name(), "Gelu", node.inputs(), node.outputs(), Map.of())),
        "Gelu is no operator of opset 17");
  }

  @Test
  void shapesMustFit() {
    refused(changed("Conv", node -> reading(node, "classifier.weight")), "Conv cannot read");
    refused(changed("Gemm", node -> reading(node, "classifier.bias")), "Gemm cannot read");
    refused(changed("MatMul", node -> reading(node, "input")), "MatMul cannot read");
    refused(changed("Reshape", node -> reading(node, "classifier.weight")), "node blocks.");
    refused(changed("Mul", node -> reading(node, "classifier.bias")), "node blocks.");
    assertThatThrownBy(() -> OnnxStructure.check(SOUND, List.of(1L, 3L, 64L, 64L)))
        .hasMessage("input is declared as 1×3×64×48, but is [1, 3, 64, 64]");
  }

  @Test
  void outputsAreAsDeclared() {
    List<OnnxValue> outputs =
        List.of(
            new OnnxValue("logits", OnnxType.FLOAT32, List.of(Dimension.of(1), Dimension.of(11))));
    OnnxModel model =
        new OnnxModel(
            SOUND.irVersion(),
            SOUND.opset(),
            SOUND.inputs(),
            outputs,
            SOUND.initialisers(),
            SOUND.nodes(),
            SOUND.metadata());
    refused(model, "logits is declared as 1×11, but is [1, 10]");
  }

  @Test
  void constantsHaveAllTheirValues() {
    Initialiser first = SOUND.initialisers().get(0);
    assertThatThrownBy(
            () ->
                new Initialiser(
                    first.name(), first.type(), first.shape(), first.data().slice(0, 4)))
        .hasMessageContainingAll("conv_stem.weight of shape", "but has 4");
    assertThatThrownBy(() -> new Initialiser("w", OnnxType.FLOAT32, List.of(-1L), first.data()))
        .hasMessage("w has the impossible shape [-1]");
  }

  /** Every length of a cut file, coarsely, is refused by the reader or the check. */
  @Test
  void cutFilesAreRefused() {
    int step = FILE.length / 200;
    for (int length = 0; length < FILE.length - 1; length += step) {
      byte[] cut = Arrays.copyOf(FILE, length);
      assertThatThrownBy(() -> OnnxStructure.check(OnnxModel.read(cut), IMAGE))
          .isInstanceOf(BrokenOnnxException.class);
    }
  }
}
