package mobilenet.runtime;

import java.util.List;
import mobilenet.graph.Shape;

/**
 * What one operation of a session cost, or some that run together.
 *
 * @param key under which the time is filed
 * @param name timm's module path; of the last one
 * @param operations what is computed, each in a few words
 * @param output shape of its result
 * @param macs multiply-accumulates
 * @param bytes of weights, inputs and output, each once
 * @param medianNanos median time on one thread, in nanoseconds
 */
public record StepTime(
    StepKey key,
    String name,
    List<String> operations,
    Shape output,
    long macs,
    long bytes,
    long medianNanos) {
  /** Copies the operations. */
  public StepTime {
    operations = List.copyOf(operations);
  }
}
