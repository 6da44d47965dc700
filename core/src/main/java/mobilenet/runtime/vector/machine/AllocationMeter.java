package mobilenet.runtime.vector.machine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Bytes that the calling thread has allocated, by which vectors that C2 left as objects are found.
 * Where the virtual machine does not count, nothing ever seems to be allocated.
 */
public final class AllocationMeter {
  /**
   * Bytes a run from which vectors are objects: one 128-bit vector and its array take 48. What the
   * meter and the clock allocate themselves is spread over the runs of a batch.
   */
  public static final double BOXING_BYTES = 32;

  private static final Optional<ThreadMXBean> BEAN =
      ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
              && bean.isThreadAllocatedMemorySupported()
              && bean.isThreadAllocatedMemoryEnabled()
          ? Optional.of(bean)
          : Optional.empty();

  private AllocationMeter() {}

  /** Bytes since the thread began; 0 where they are not counted. */
  public static long bytes() {
    return BEAN.isPresent() ? BEAN.get().getCurrentThreadAllocatedBytes() : 0;
  }
}
