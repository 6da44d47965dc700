package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import org.junit.jupiter.api.Test;

class WeightAccountingTest {
  private static final Map<String, Parameter> EXPECTED =
      Lowering.lower(Catalogue.get("mobilenetv3_small_050")).parameters();

  private static Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : EXPECTED.values()) {
      tensors.put(
          parameter.key(), new Tensor(parameter.shape(), new float[parameter.elementCount()]));
    }
    return tensors;
  }

  private static WeightMismatchException mismatch(Map<String, Tensor> tensors) {
    return catchThrowableOfType(
        WeightMismatchException.class,
        () -> WeightAccounting.check(EXPECTED, new MapWeights(tensors)));
  }

  @Test
  void allAccountedFor() throws Exception {
    Map<String, Tensor> tensors = tensors();
    tensors.put("bn1.num_batches_tracked", new Tensor(List.of(), new float[1]));
    WeightAccounting.check(EXPECTED, new MapWeights(tensors));
  }

  @Test
  void oneErrorListsEverything() {
    Map<String, Tensor> tensors = tensors();
    Tensor stem = tensors.remove("conv_stem.weight");
    tensors.put("conv_sten.weight", stem);
    tensors.put("classifier.bias", new Tensor(List.of(10), new float[10]));
    tensors.put("zzzzzzzzzzzzzzzzzzzzzz", new Tensor(List.of(), new float[1]));
    WeightMismatchException error = mismatch(tensors);
    assertThat(error.missing()).containsExactly("conv_stem.weight");
    assertThat(error.unexpected()).containsExactly("conv_sten.weight", "zzzzzzzzzzzzzzzzzzzzzz");
    assertThat(error.misshapen())
        .containsExactly(
            new WeightMismatchException.WrongShape("classifier.bias", List.of(1000), List.of(10)));
    assertThat(String.valueOf(error.getMessage()).lines())
        .containsExactly(
            "memory: the weights do not fit the network (of its "
                + EXPECTED.size()
                + " parameters missing: 1, of another shape: 1; unexpected tensors: 2);"
                + " check that architecture and number of classes are the file's",
            "missing:",
            "  conv_stem.weight (nearest: conv_sten.weight)",
            "another shape:",
            "  classifier.bias: expected 1000, found 10",
            "unexpected:",
            "  conv_sten.weight (nearest: conv_stem.weight)",
            "  zzzzzzzzzzzzzzzzzzzzzz");
  }

  @Test
  void aNameStaysOnItsLine() {
    Map<String, Tensor> tensors = tensors();
    tensors.put("x\nmobilenet: done", new Tensor(List.of(), new float[1]));
    assertThat(String.valueOf(mismatch(tensors).getMessage()).lines())
        .hasSize(3)
        .endsWith("  x\\u000amobilenet: done");
  }

  @Test
  void longListsAreCut() {
    WeightMismatchException error = mismatch(Map.of());
    assertThat(error.missing()).hasSize(EXPECTED.size());
    assertThat(String.valueOf(error.getMessage()).lines())
        .hasSize(1 + 1 + WeightMismatchException.LISTED + 1);
    assertThat(error).hasMessageEndingWith("… and " + (EXPECTED.size() - 20) + " more");
  }

  @Test
  void hostileNamesCostLittleTime() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      tensors.put("blocks.1.0.conv_dw.weight" + i, new Tensor(List.of(), new float[1]));
    }
    long start = System.nanoTime();
    assertThat(mismatch(tensors).unexpected()).hasSize(10_000);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5000);
  }
}
