package mobilenet.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobilenet.NonFiniteOutputException;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every peer must run the same network, or their times mean nothing. */
class PeersTest {
  private static final String LIBTORCH = "/org/bytedeco/pytorch/linux-x86_64/libjnitorch.so";

  private static Task task(String name, int size, int threads, int batch) {
    Architecture architecture = Catalogue.get(name).withClasses(10).withWidth(0.25);
    return new Task(name, StableWeights.bind(architecture), size, threads, batch);
  }

  private static void agrees(Runtimes other, Task task) throws InterruptedException {
    try (Peer ours = Runtimes.MOBILENET4J.open(task);
        Peer peer = other.open(task)) {
      ours.run();
      // Twice: what a run leaves behind must not show in the next.
      peer.run();
      peer.run();
      assertThat(peer.name()).isNotBlank();
      assertThat(peer.version()).isNotBlank();
      assertThat(peer.logits()).hasSize(task.batch() * 10);
      assertThat(Agreement.difference(ours.logits(), peer.logits())).isLessThan(2e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void onnxRuntime(String name) throws InterruptedException {
    agrees(Runtimes.ONNXRUNTIME, task(name, 40, 1, 1));
    agrees(Runtimes.ONNXRUNTIME, task(name, 32, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv3_small_100", "mobilenetv4_hybrid_medium"})
  void tensorFlowLite(String name) throws InterruptedException {
    agrees(Runtimes.TFLITE, task(name, 40, 1, 1));
    agrees(Runtimes.TFLITE, task(name, 32, 2, 3));
  }

  /** Skipped on other machines than those of Linux on x86-64. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv3_small_100",
        "tf_mobilenetv3_small_100",
        "mobilenetv4_conv_aa_medium",
        "mobilenetv4_conv_blur_medium",
        "mobilenetv4_hybrid_medium",
        "mobilenetv4_hybrid_large",
        "tf_efficientnet_b0"
      })
  void libtorch(String name) throws InterruptedException {
    assumeThat(getClass().getResource(LIBTORCH)).isNotNull();
    agrees(Runtimes.LIBTORCH, task(name, 37, 1, 1));
    agrees(Runtimes.LIBTORCH, task(name, 32, 1, 2));
  }

  @Test
  void aContestMeasuresWhatIsThere() throws InterruptedException {
    Task task = task("mobilenetv3_small_100", 32, 1, 2);
    Contest.Result result = Contest.hold(task, Runtimes.others(), 0.1);
    assertThat(result.entries())
        .extracting(Contest.Entry::name)
        .startsWith("MobileNet4J", "ONNX Runtime", "TensorFlow Lite");
    assertThat(result.entries().size() + result.skipped().size()).isEqualTo(4);
    assertThat(result.skipped())
        .allMatch(s -> s.name().equals("libtorch") && !s.reason().isBlank());
    assertThat(result.entries().get(0).difference()).isZero();
  }

  /** Damaged weights are no fault of the runtimes. */
  @Test
  void aNetworkWithoutNumbersIsNoContest() {
    Architecture small = Catalogue.get("mobilenetv3_small_100").withClasses(10).withWidth(0.25);
    BoundGraph weights = StableWeights.bind(small);
    Map<String, float[]> damaged = new HashMap<>(weights.values());
    Arrays.fill(damaged.get("classifier.bias"), Float.NaN);
    Task task = new Task("small", new BoundGraph(weights.graph(), damaged), 32, 1, 1);
    assertThatThrownBy(() -> Contest.hold(task, List.of(Runtimes.ONNXRUNTIME), 0.1))
        .isInstanceOf(NonFiniteOutputException.class)
        .hasMessageStartingWith(
            "small: 10 of 10 values of its logits are NaN or infinite, the first at index 0 is NaN;");
  }

  @Test
  void namesAndTasksAreChecked() {
    assertThat(Runtimes.other("onnxruntime")).isEqualTo(Runtimes.ONNXRUNTIME);
    assertThatThrownBy(() -> Runtimes.other("openvino"))
        .hasMessage("a peer must be one of [onnxruntime, tflite, libtorch], given \"openvino\"");
    assertThatThrownBy(() -> task("mobilenetv1_100", 32, 0, 1)).hasMessageContaining("at least 1");
    Architecture headless = Catalogue.get("mobilenetv4_conv_small").truncatedAt(16);
    assertThatThrownBy(() -> new Task("x", StableWeights.bind(headless), 64, 1, 1))
        .hasMessageContaining("x has no classifier");
    Task task = task("mobilenetv1_100", 32, 1, 3);
    assertThat(task.images()).hasSize(3 * 3 * 32 * 32);
    assertThat(task.classes()).isEqualTo(10);
    assertThat(task.macs()).isEqualTo(3 * task("mobilenetv1_100", 32, 1, 1).macs());
    assertThat(List.of(task.channels(), task.imageLength())).containsExactly(3, 3072);
  }
}
