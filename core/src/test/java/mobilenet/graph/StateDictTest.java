package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.architecture.Catalogue;
import mobilenet.testing.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys, shapes and order of parameters are those of timm's state_dict. */
class StateDictTest {

  static Stream<String> models() {
    return Resources.names("state_dict").stream().map(name -> name.replace(".tsv", ""));
  }

  @ParameterizedTest
  @MethodSource("models")
  void parametersAreTimmsStateDict(String model) {
    List<String> expected =
        Resources.lines("state_dict/" + model + ".tsv").stream()
            .filter(line -> !line.contains("num_batches_tracked")) // training's counter
            .map(line -> line.replaceFirst("\tfloat32$", ""))
            .toList();
    List<String> actual =
        Lowering.lower(Catalogue.get(model)).parameters().values().stream()
            .map(parameter -> parameter.key() + "\t" + shape(parameter))
            .toList();
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private static String shape(Parameter parameter) {
    return parameter.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
