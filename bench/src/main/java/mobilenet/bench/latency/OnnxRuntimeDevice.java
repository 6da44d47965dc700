package mobilenet.bench.latency;

import mobilenet.search.latency.LatencyDevice;
import mobilenet.search.latency.LatencyTarget;

/** ONNX Runtime on this machine's processor. */
public final class OnnxRuntimeDevice implements LatencyDevice {
  static final String NAME = "onnxruntime";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LatencyTarget open() throws InterruptedException {
    return OnnxRuntimeTarget.open();
  }
}
