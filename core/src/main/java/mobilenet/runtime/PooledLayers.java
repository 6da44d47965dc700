package mobilenet.runtime;

import java.util.Arrays;
import java.util.List;
import mobilenet.runtime.kernel.Kernel;

/**
 * The last operations of a plan, those on maps of one pixel, for several images at once: a unit of
 * an operation is run for all images before the next unit, so that its weights come from the memory
 * once. They are most of the weights of a small network. Every image gets the bits that it gets
 * alone.
 */
final class PooledLayers {
  private final int start;
  private final Plan.Step before;
  private final List<Plan.Step> steps;
  private final int channels;
  private final float[][][] scratch;
  private Lane[] lanes = {};

  /** The arrays of one image. */
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
   * Finds these operations of a plan; there may be none.
   *
   * @param plan of the logits
   * @param workers that will run it
   */
  PooledLayers(Plan plan, int workers) {
    List<Plan.Step> all = plan.steps();
    int first = all.size();
    while (first > 1 && isPooled(all.get(first - 1), all.get(first - 2))) {
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

  private static boolean isPooled(Plan.Step step, Plan.Step before) {
    return step.map().pixels() == 1
        && before.map().pixels() == 1
        && step.inputs().equals(List.of(before.output()));
  }

  /** Operations of the plan that run before these. */
  int start() {
    return start;
  }

  /** How many operations they are. */
  int size() {
    return steps.size();
  }

  /** Makes arrays for so many images, unless there are. */
  void reserve(int images) {
    int old = lanes.length;
    if (images > old) {
      Lane[] more = Arrays.copyOf(lanes, images);
      Arrays.setAll(more, i -> i < old ? more[i] : new Lane(before, steps));
      lanes = more;
    }
  }

  /**
   * Takes what the operations before these have computed for an image.
   *
   * @param arrays of a session of the same plan
   */
  void take(float[][] arrays, int image) {
    System.arraycopy(arrays[before.output()], 0, lanes[image].first, 0, before.map().length());
  }

  /** Runs one worker's part of an operation for the first {@code images} images. */
  void run(int operation, int worker, int workers, int images) {
    Kernel kernel = steps.get(operation).kernel();
    int units = kernel.units();
    int to = (int) ((long) units * (worker + 1) / workers);
    for (int unit = (int) ((long) units * worker / workers); unit < to; unit++) {
      for (int p = 0; p < images; p++) {
        float[][] inputs = lanes[p].inputs[operation];
        kernel.run(inputs, lanes[p].outputs[operation], scratch[worker], unit, unit + 1);
      }
    }
  }

  /** Copies an image's logits. */
  void copyLogits(int image, float[] to, int at) {
    System.arraycopy(lanes[image].logits(), 0, to, at, channels);
  }
}
