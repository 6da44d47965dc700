package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import mobilenet.architecture.Catalogue;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.form.WeightType;
import mobilenet.export.quantise.HalfWeights;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfNumbersTest {
  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void answersAsOurRuntimeWithTheSameHalves(String name) {
    BoundGraph weights = StableWeights.bind(Catalogue.get(name).withWidth(0.25).withClasses(10));
    BoundGraph halves = HalfWeights.round(weights);
    OnnxOptions options = OnnxOptions.of(33, 47);
    byte[] file = OnnxExport.export(weights, options, WeightType.FLOAT16);
    RuntimeOptions scalar = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    OnnxCheck.Report report =
        new OnnxCheck(file, halves, options, scalar).run(Trial.of(options, 33, 47));
    assertThat(report.largest().orElseThrow().relative()).isLessThan(1e-5);
    assertThat(report.model().initialisers())
        .filteredOn(constant -> constant.name().endsWith(".weight"))
        .isNotEmpty()
        .allMatch(constant -> constant.type() == OnnxType.FLOAT16);
    assertThat(OnnxExport.export(halves, options, WeightType.FLOAT16)).isEqualTo(file);
  }
}
