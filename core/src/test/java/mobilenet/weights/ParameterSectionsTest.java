package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Section;
import org.junit.jupiter.api.Test;

class ParameterSectionsTest {

  /** What names say is what the lowering says, for every network. */
  @Test
  void namesTellTheSectionOfEveryParameter() {
    for (Architecture architecture : Catalogue.all()) {
      for (Node node : Lowering.lower(architecture).nodes()) {
        node.op()
            .parameters()
            .forEach(
                parameter ->
                    assertThat(ParameterSections.of(parameter.key()))
                        .as(architecture.name() + " " + parameter.key())
                        .contains(node.section()));
      }
    }
  }

  @Test
  void otherNamesHaveNone() {
    assertThat(ParameterSections.of("backbone.conv_stem.weight")).isEmpty();
    assertThat(ParameterSections.of("blocks.3.weight")).isEmpty();
    assertThat(ParameterSections.of("blocks.99999.0.conv.weight")).isEmpty();
    assertThat(ParameterSections.of("blocks.12.34.conv.weight")).contains(Section.block(12, 34));
  }

  @Test
  void endsAreFoundByWhatTheyAre() {
    Architecture v4 = Catalogue.get("mobilenetv4_conv_small");
    assertThat(ParameterSections.stemWeight(v4)).isEqualTo("conv_stem.weight");
    assertThat(ParameterSections.classifierWeight(v4)).contains("classifier.weight");
    assertThat(ParameterSections.classifierWeight(v4.withClasses(0))).contains("classifier.weight");
    assertThat(ParameterSections.headConvolution(v4)).containsExactly("conv_head.weight");
    assertThat(ParameterSections.headConvolution(Catalogue.get("mobilenetv3_small_100")))
        .containsExactlyInAnyOrder("conv_head.weight", "conv_head.bias");
    assertThat(ParameterSections.headConvolution(v4.withHead(new Head.Pooled()))).isEmpty();
    Architecture backbone = v4.truncatedAt(16);
    assertThat(ParameterSections.headConvolution(backbone)).isEmpty();
    assertThat(ParameterSections.classifierWeight(backbone)).isEmpty();
  }

  /** A whole network's file serves its leading part, and nothing that is no part is passed over. */
  @Test
  void theLeadingPartHasTheSectionsBeforeTheRest() {
    Architecture whole = Catalogue.get("mobilenetv4_hybrid_medium");
    Architecture leading = whole.truncatedAt(16);
    Graph graph = Lowering.lower(leading);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Lowering.lower(whole).parameters().keySet().forEach(key -> tensors.put(key, one()));
    tensors.put("other.weight", one());
    LeadingPart part = new LeadingPart(new MapWeights(tensors), leading.stages().size());
    assertThat(part.names())
        .containsAll(graph.parameters().keySet())
        .contains("other.weight")
        .hasSize(graph.parameters().size() + 1);
  }

  private static Tensor one() {
    return new Tensor(List.of(1), new float[] {1});
  }
}
