package mobilenet.runtime.vector.activation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A loop over vectors that C2 compiles alone, whatever calls it. Inlined behind much else, some of
 * the loop's operations are beyond what C2 inlines, and what goes in and out of those are objects:
 * C2 of 17 made ten a vector of swish. It does not inline what it calls by a handle that is not a
 * constant; so the handle is an element of an array.
 */
final class SeparatelyCompiledLoop {
  /** In place: values, index of the first vector, floats between two vectors, vectors. */
  private static final MethodType TYPE =
      MethodType.methodType(void.class, float[].class, int.class, int.class, int.class);

  private final MethodHandle[] loop;

  private SeparatelyCompiledLoop(MethodHandle loop) {
    this.loop = new MethodHandle[] {loop};
  }

  /** A static method of this package, not private. */
  static SeparatelyCompiledLoop of(Class<?> owner, String name) {
    try {
      return new SeparatelyCompiledLoop(MethodHandles.lookup().findStatic(owner, name, TYPE));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner.getName() + " has no loop " + name, e);
    }
  }

  /**
   * Runs it.
   *
   * @param x replaced
   * @param at index of the first vector
   * @param step floats from one vector to the next
   * @param count vectors
   */
  void run(float[] x, int at, int step, int count) {
    try {
      loop[0].invokeExact(x, at, step, count);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("loops declare no exceptions", e);
    }
  }
}
