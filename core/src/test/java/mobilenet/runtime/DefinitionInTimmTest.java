package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonWriter;
import mobilenet.testing.DefinitionRecord;
import mobilenet.testing.Resources;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of our own against timm, which built them from the {@code definition} of config.json by
 * the function in docs/checkpoints.md.
 */
class DefinitionInTimmTest {
  private static final double TOLERANCE = 1e-4;
  private static final Path DOCS = Path.of("..", "docs", "checkpoints.md");

  static List<DefinitionRecord> records() {
    return DefinitionRecord.list();
  }

  @ParameterizedTest
  @MethodSource("records")
  void computesWhatTimmComputes(DefinitionRecord record) throws IOException {
    BoundGraph bound = record.bind();
    assertThat(DefinitionRecord.digest(bound)).isEqualTo(record.weightsDigest());
    for (KernelSelection kernels : List.of(KernelSelection.SCALAR, KernelSelection.VECTOR)) {
      Map<String, Double> differences = record.differences(bound, kernels);
      assertThat(differences).hasSize(record.taps().size() + 1);
      assertThat(differences)
          .allSatisfy(
              (tap, difference) -> assertThat(difference).as(tap).isLessThanOrEqualTo(TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void isNotInTheCatalogue(DefinitionRecord record) {
    assertThat(record.config().definition()).isPresent();
    assertThat(Catalogue.find(record.config().architectureName())).isEmpty();
  }

  /** A form of config.json that timm has not seen needs new records. */
  @ParameterizedTest
  @MethodSource("records")
  void configIsAsItIsWrittenToday(DefinitionRecord record) {
    assertThat(record.folder().resolve(Checkpoint.CONFIG))
        .hasContent(JsonWriter.pretty(record.config().toJson()) + "\n");
  }

  @ParameterizedTest
  @MethodSource("records")
  void wouldNoticeOtherPadding(DefinitionRecord record) throws IOException {
    Architecture network = record.config().architecture();
    Conventions right = network.conventions();
    Padding other = right.padding() == Padding.SAME ? Padding.SYMMETRIC : Padding.SAME;
    Architecture wrong = network.withConventions(right.withPadding(other));
    BoundGraph bound = new BoundGraph(Lowering.lower(wrong), record.bind().values());
    assertThat(record.differences(bound, KernelSelection.SCALAR).values())
        .anyMatch(difference -> difference > TOLERANCE);
  }

  /** The records are worth what is documented only while it is what made them. */
  @Test
  void madeByTheFunctionThatIsDocumented() throws IOException {
    String docs = Files.readString(DOCS);
    int start = docs.indexOf("def timm_network");
    assertThat(start).isPositive();
    String function = docs.substring(start, docs.indexOf("```", start));
    assertThat(Resources.path("golden/definition/definition_in_timm.py"))
        .content()
        .contains(function);
  }
}
