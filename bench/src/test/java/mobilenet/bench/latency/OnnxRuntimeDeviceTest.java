package mobilenet.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import mobilenet.runtime.PlannedStep;
import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.LatencyTarget;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.latency.Turn;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;

class OnnxRuntimeDeviceTest {
  @Test
  void isFoundByNameAndMeasuresANetworkAsOneStep() throws Exception {
    LatencyDevice device =
        ServiceLoader.load(LatencyDevice.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("onnxruntime"))
            .findFirst()
            .orElseThrow();
    LatencyTarget target = device.open();
    assertThat(target.stamp().target()).isEqualTo("onnxruntime");
    assertThat(target.stamp().code()).isNotBlank();
    assertThat(target.leastCarriers(3)).isEqualTo(1);

    SearchSpace space = ShippedSpaces.get("tiny-uib");
    SizedNetwork network =
        SizedNetwork.of(space.architecture(space.sample(new SplittableRandom(1))), 28);
    List<PlannedStep> plan = target.plan(network);
    assertThat(plan).hasSize(1);
    assertThat(plan.get(0).key().toString())
        .startsWith("onnxruntime alone network:")
        .endsWith(">10@image:1x28x28");
    Turn turn = target.measure(network);
    assertThat(turn.stepNanos()).containsExactly(turn.wholeNanos());
  }
}
