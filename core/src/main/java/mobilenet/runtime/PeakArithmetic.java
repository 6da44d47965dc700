package mobilenet.runtime;

import java.lang.reflect.InvocationTargetException;
import java.util.OptionalDouble;

/** How fast a processor multiplies and adds here, at its best: what speeds are shares of. */
public final class PeakArithmetic {
  private PeakArithmetic() {}

  /**
   * Measures for a moment, on the calling thread.
   *
   * @return billions of operations a second on one processor, a fused multiply-add being two; empty
   *     where the Vector API is absent, or this build has no such measurement
   */
  public static OptionalDouble gflopsPerCore() {
    if (!VirtualMachine.here().vectorModule()) {
      return OptionalDouble.empty();
    }
    try {
      Object measured = VectorClasses.load("FmaPeak").getMethod("gflopsPerCore").invoke(null);
      return measured instanceof Double gflops ? OptionalDouble.of(gflops) : OptionalDouble.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the peak cannot be measured", e.getCause());
    } catch (ReflectiveOperationException e) {
      return OptionalDouble.empty();
    }
  }
}
