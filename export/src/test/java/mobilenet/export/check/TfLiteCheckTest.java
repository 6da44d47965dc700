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
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.testing.Resources;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;

/** The check finds what is wrong, and says what it could not look at. */
class TfLiteCheckTest {
  private static final TfLiteOptions OPTIONS = TfLiteOptions.of(33, 33);

  private static BoundGraph weights() {
    return StableWeights.bind(
        Catalogue.get("mobilenetv4_conv_small").withClasses(10).withWidth(0.25));
  }

  private static TfLiteCheck.Report check(byte[] file, BoundGraph bound) {
    RuntimeOptions scalar = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    return new TfLiteCheck(file, bound, OPTIONS, scalar).run();
  }

  /** In a class loader of its own, without TensorFlow Lite. */
  public static final class Alone implements Callable<String> {
    @Override
    public String call() {
      BoundGraph bound = weights();
      TfLiteCheck.Report report = check(TfLiteExport.export(bound, OPTIONS), bound);
      return report.run() + " " + report.model().operators().size();
    }
  }

  @Test
  void otherWeightsAreFound() {
    BoundGraph right = weights();
    Map<String, float[]> values = new HashMap<>(right.values());
    float[] bias = Resources.entry(values, "classifier.bias").clone();
    bias[3] += 0.001f;
    values.put("classifier.bias", bias);
    byte[] wrong = TfLiteExport.export(new BoundGraph(right.graph(), values), OPTIONS);
    assertThatThrownBy(() -> check(wrong, right))
        .isInstanceOf(FailedCheckException.class)
        .hasMessageStartingWith("logits: the file answers otherwise than this project's runtime by")
        .hasMessageContaining("of which rounding explains at most 1e-04");
  }

  @Test
  void channelsGoLast() {
    Tensor planar =
        new Tensor(List.of(2, 2, 1, 3), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    assertThat(ChannelsLast.of(planar)).containsExactly(0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11);
    Tensor vectors = new Tensor(List.of(2, 3), new float[] {0, 1, 2, 3, 4, 5});
    assertThat(ChannelsLast.of(vectors)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void withoutTensorFlowLiteTheStructureIsChecked() throws Exception {
    List<URL> places = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("bytedeco")) {
        places.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new), platform)) {
      Object alone = loader.loadClass(Alone.class.getName()).getConstructor().newInstance();
      assertThat(((Callable<?>) alone).call().toString()).matches("Optional.empty [0-9]{2,}");
    }
  }
}
