package mobilenet.runtime;

import mobilenet.graph.OpLabel;

/** A step with its arrays. */
final class BoundStep {
  /** Below this many multiply-accumulates, sharing a step costs more than it saves. */
  private static final long MIN_SHARED_MACS = 20_000;

  private final Plan.Step step;
  private final float[][] inputs;
  private final float[] output;
  private final float[][][] scratch;
  private final int units;
  private final boolean shared;

  private BoundStep(Plan.Step step, float[][] inputs, float[] output, float[][][] scratch) {
    this.step = step;
    this.inputs = inputs;
    this.output = output;
    this.scratch = scratch;
    this.units = step.kernel().units();
    this.shared = step.macs() == 0 || step.macs() >= MIN_SHARED_MACS;
  }

  static BoundStep of(Plan.Step step, float[][] arrays, float[][][] scratch) {
    float[][] inputs = step.inputs().stream().map(slot -> arrays[slot]).toArray(float[][]::new);
    return new BoundStep(step, inputs, arrays[step.output()], scratch);
  }

  /** Describes a measured time. */
  StepTime time(StepKey key, long nanos) {
    return new StepTime(
        key,
        step.nodes().get(step.nodes().size() - 1).name(),
        step.nodes().stream().map(node -> OpLabel.of(node.op())).toList(),
        step.map().shape(),
        step.macs(),
        step.bytes(),
        nanos);
  }

  /** Runs the part of one worker. */
  void run(int worker, int workers) {
    if (workers == 1 || !shared) {
      if (worker == 0) {
        step.kernel().run(inputs, output, scratch[0], 0, units);
      }
      return;
    }
    int from = (int) ((long) units * worker / workers);
    int to = (int) ((long) units * (worker + 1) / workers);
    if (to > from) {
      step.kernel().run(inputs, output, scratch[worker], from, to);
    }
  }
}
