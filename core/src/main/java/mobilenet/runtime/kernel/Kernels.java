package mobilenet.runtime.kernel;

import java.util.List;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;

/** A set of kernels: one implementation of every operation. */
public interface Kernels {

  /** Short name for people, such as {@code scalar}. */
  String name();

  /**
   * Floats from one pixel to the next, in every feature map but the image.
   *
   * @param channels of the map
   */
  int pixelStride(int channels);

  /**
   * Packs an operation's weights.
   *
   * @throws IllegalArgumentException if the set has no kernel for the operation
   */
  Layer prepare(Op op, BoundGraph weights);

  /**
   * An operation without its weights, for planning: its kernels tell what they can be joined with
   * as those of {@link #prepare} do, and cannot run.
   */
  default Layer outline(Op op) {
    return geometry -> Outline.ALONE;
  }

  /**
   * The kernels of operations that read the image. Its array is the caller's, and stays when other
   * kernels take over: it ends with the map, and there is no room between its pixels. So they read
   * channels alone, and their {@link Kernel#zeroTail} is none.
   */
  default Kernels onImage() {
    return this;
  }

  /** Whether the virtual machine has yet to compile what some operations need. */
  default boolean isCold(List<Op> ops) {
    return false;
  }

  /**
   * Runs what some operations need on tiny maps until the virtual machine has compiled it, and
   * finds out what works well. Ends early when the thread is interrupted.
   */
  default void warmUp(List<Op> ops) {}

  /** Why plain loops are the better choice here, once warming up has found that they are. */
  default Optional<String> fallbackReason() {
    return Optional.empty();
  }

  /** What else warming up has found that people should know. */
  default Optional<String> remark() {
    return Optional.empty();
  }
}
