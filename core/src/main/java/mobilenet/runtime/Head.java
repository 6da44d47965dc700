package mobilenet.runtime;

import java.util.Arrays;
import java.util.List;
import mobilenet.runtime.kernel.Kernel;

/**
 * The last operations of a plan, those on maps of one pixel, for several pictures at once: a unit
 * of an operation is run for all pictures before the next unit, so that its weights come from the
 * memory once. They are most of the weights of a small network. Every picture gets the bits that it
 * gets alone.
 */
final class Head {
  private final int start;
  private final Plan.Step before;
  private final List<Plan.Step> steps;
  private final int channels;
  private final float[][][] scratch;
  private Lane[] lanes = {};

  /** The arrays of one picture. */
  private static final class Lane {
    private final float[] first;
    private final float[][][] inputs;
    private final float[][] outputs;

    Lane(Plan.Step before, List<Plan.Step> steps) {
      this.first = new float[before.map().length()];
      this.inputs = new float[steps.size()][1][];
      this.outputs = new float[steps.size()][];
      float[] last = first;
      for (int i = 0; i < steps.size(); i++) {
        inputs[i][0] = last;
        last = new float[steps.get(i).map().length()];
        outputs[i] = last;
      }
    }

    float[] logits() {
      return outputs.length == 0 ? first : outputs[outputs.length - 1];
    }
  }

  /**
   * Finds the head of a plan; it may have no operation.
   *
   * @param plan of the logits
   * @param workers that will run it
   */
  Head(Plan plan, int workers) {
    List<Plan.Step> all = plan.steps();
    int first = all.size();
    while (first > 1 && isHead(all.get(first - 1), all.get(first - 2))) {
      first--;
    }
    this.start = first;
    this.before = all.get(start - 1);
    this.steps = all.subList(start, all.size());
    this.channels = all.get(all.size() - 1).map().channels();
    int[] lengths = Plan.scratchLengths(steps);
    this.scratch = new float[workers][lengths.length][];
    for (float[][] own : scratch) {
      Arrays.setAll(own, i -> new float[lengths[i]]);
    }
  }

  private static boolean isHead(Plan.Step step, Plan.Step before) {
    return step.map().pixels() == 1
        && before.map().pixels() == 1
        && step.inputs().equals(List.of(before.output()));
  }

  /** Operations of the plan that run before the head. */
  int start() {
    return start;
  }

  /** Operations of the head. */
  int size() {
    return steps.size();
  }

  /** Makes arrays for so many pictures, unless there are. */
  void reserve(int pictures) {
    int old = lanes.length;
    if (pictures > old) {
      Lane[] more = Arrays.copyOf(lanes, pictures);
      Arrays.setAll(more, i -> i < old ? more[i] : new Lane(before, steps));
      lanes = more;
    }
  }

  /**
   * Takes what the operations before the head have computed for a picture.
   *
   * @param arrays of a session of the same plan
   */
  void take(float[][] arrays, int picture) {
    System.arraycopy(arrays[before.output()], 0, lanes[picture].first, 0, before.map().length());
  }

  /** Runs one worker's part of an operation for the first {@code pictures} pictures. */
  void run(int operation, int worker, int workers, int pictures) {
    Kernel kernel = steps.get(operation).kernel();
    int units = kernel.units();
    int to = (int) ((long) units * (worker + 1) / workers);
    for (int unit = (int) ((long) units * worker / workers); unit < to; unit++) {
      for (int p = 0; p < pictures; p++) {
        float[][] inputs = lanes[p].inputs[operation];
        kernel.run(inputs, lanes[p].outputs[operation], scratch[worker], unit, unit + 1);
      }
    }
  }

  /** Copies a picture's logits. */
  void copyLogits(int picture, float[] to, int at) {
    System.arraycopy(lanes[picture].logits(), 0, to, at, channels);
  }
}
