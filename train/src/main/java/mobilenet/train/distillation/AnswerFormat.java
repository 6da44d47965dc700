package mobilenet.train.distillation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.weights.Half;

/**
 * How a teacher's logits of an image are stored.
 *
 * @param classes K, at least 2
 * @param top how many of the likeliest classes are kept, 1 to K − 1; all if empty. What is left of
 *     the probability is spread evenly over the others
 * @param number how each logit is stored
 */
public record AnswerFormat(int classes, Optional<Integer> top, Precision number) {

  /** Numbers in a store. */
  public enum Precision {
    /** The logits themselves, to the bit. */
    FLOAT32(Float.BYTES),
    /**
     * Differences from the largest logit, where a half has most digits for the classes that matter:
     * probabilities change by less than a thousandth.
     */
    FLOAT16(Short.BYTES);

    private final int bytes;

    Precision(int bytes) {
      this.bytes = bytes;
    }
  }

  /** No logit can be further below the largest: the least finite half. */
  private static final float LEAST_HALF = -65504;

  /** Checks the ranges. */
  public AnswerFormat {
    if (classes < 2) {
      throw new IllegalArgumentException("classes must be at least 2, given " + classes);
    }
    if (top.isPresent() && (top.get() < 1 || top.get() >= classes)) {
      throw new IllegalArgumentException(
          "classes to be kept must be 1 to " + (classes - 1) + ", given " + top.get());
    }
  }

  /** Bytes of the logits of one image. */
  public int bytes() {
    return top.map(kept -> kept * (Integer.BYTES + number.bytes) + number.bytes)
        .orElse(classes * number.bytes);
  }

  /**
   * Writes the logits of one image.
   *
   * @param logits K from {@code from} on, finite
   */
  public void write(float[] logits, int from, ByteBuffer out) {
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      most = Math.max(most, logits[from + c]);
    }
    float origin = number == Precision.FLOAT16 ? most : 0;
    if (top.isEmpty()) {
      for (int c = 0; c < classes; c++) {
        put(logits[from + c] - origin, out);
      }
      return;
    }
    int[] order =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparing((Integer c) -> -logits[from + c]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < top.get(); i++) {
      out.putInt(order[i]);
      put(logits[from + order[i]] - origin, out);
    }
    double rest = 0;
    for (int i = top.get(); i < classes; i++) {
      rest += Math.exp((double) logits[from + order[i]] - most);
    }
    // The logit that each of the others has if they share what is left.
    double share = Math.max(rest / (classes - top.get()), Double.MIN_NORMAL);
    put((float) (Math.log(share) + most - origin), out);
  }

  /** Reads the logits of one image. */
  public float[] read(ByteBuffer in) {
    float[] logits = new float[classes];
    if (top.isEmpty()) {
      for (int c = 0; c < classes; c++) {
        logits[c] = get(in);
      }
      return logits;
    }
    int[] kept = new int[top.get()];
    float[] values = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = in.getInt();
      values[i] = get(in);
    }
    Arrays.fill(logits, get(in));
    for (int i = 0; i < kept.length; i++) {
      logits[kept[i]] = values[i];
    }
    return logits;
  }

  private void put(float value, ByteBuffer out) {
    switch (number) {
      case FLOAT32 -> out.putFloat(value);
      case FLOAT16 -> out.putShort(Half.fromFloat(Math.max(LEAST_HALF, value)));
    }
  }

  private float get(ByteBuffer in) {
    return switch (number) {
      case FLOAT32 -> in.getFloat();
      case FLOAT16 -> Half.toFloat(in.getShort());
    };
  }
}
