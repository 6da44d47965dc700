package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mobilenet.architecture.Catalogue;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.testing.Resources;
import org.junit.jupiter.api.Test;

/** The check finds what is wrong, and says what it could not look at. */
class OnnxCheckTest {
  private static final OnnxOptions OPTIONS = OnnxOptions.of(33, 33);
  private static final List<Trial> TRIALS = Trial.of(OPTIONS, 1, 1);

  private static BoundGraph weights() {
    return StableWeights.bind(
        Catalogue.get("mobilenetv4_conv_small").withClasses(10).withWidth(0.25));
  }

  private static OnnxCheck.Report check(byte[] file, BoundGraph bound) {
    RuntimeOptions scalar = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    return new OnnxCheck(file, bound, OPTIONS, scalar).run(TRIALS);
  }

  /** In a class loader of its own, without ONNX Runtime. */
  public static final class Alone implements Callable<String> {
    @Override
    public String call() {
      BoundGraph bound = weights();
      OnnxCheck.Report report = check(OnnxExport.export(bound, OPTIONS), bound);
      return report.runtime() + " " + report.differences() + " " + report.model().nodes().size();
    }
  }

  @Test
  void otherWeightsAreFound() {
    BoundGraph right = weights();
    Map<String, float[]> values = new HashMap<>(right.values());
    float[] bias = Resources.entry(values, "classifier.bias").clone();
    bias[3] += 0.01f;
    values.put("classifier.bias", bias);
    byte[] wrong = OnnxExport.export(new BoundGraph(right.graph(), values), OPTIONS);
    assertThatThrownBy(() -> check(wrong, right))
        .isInstanceOf(FailedCheckException.class)
        .hasMessageStartingWith("logits: the file answers otherwise than this project's runtime by")
        .hasMessageContaining("of which rounding explains at most 1e-03");
  }

  @Test
  void whatOnnxRuntimeRefusesIsAFailure() {
    // Sound for the reader, which knows no newer file format.
    byte[] file = OnnxExport.export(weights(), OPTIONS);
    file[1] = 127;
    assertThatThrownBy(() -> check(file, weights()))
        .isInstanceOf(FailedCheckException.class)
        .hasMessageStartingWith("ONNX Runtime cannot load the file: ");
  }

  @Test
  void withoutOnnxRuntimeTheStructureIsChecked() throws Exception {
    List<URL> places = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("onnxruntime")) {
        places.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new), platform)) {
      Object alone = loader.loadClass(Alone.class.getName()).getConstructor().newInstance();
      assertThat(((Callable<?>) alone).call().toString()).matches("Optional.empty \\[] [0-9]{2,}");
    }
  }
}
