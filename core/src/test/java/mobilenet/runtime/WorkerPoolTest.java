package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WorkerPoolTest {
  private static final int POOLS = 200;
  private static final int CALLERS = 3;

  @Test
  void allWorkersTakePart() {
    try (WorkerPool pool = new WorkerPool(3, "test")) {
      assertThat(partsOf(pool)).isEqualTo(3);
    }
  }

  @Test
  void aClosedPoolRunsOnTheCallerAlone() {
    WorkerPool pool = new WorkerPool(3, "test");
    pool.close();
    pool.close();
    assertThat(partsOf(pool)).isEqualTo(1);
  }

  private static int partsOf(WorkerPool pool) {
    AtomicInteger parts = new AtomicInteger();
    pool.run((worker, workers, barrier) -> parts.addAndGet(workers > 0 ? 1 : 0));
    return parts.get();
  }

  /** Every run ends, and has all of its parts, whenever the pool is closed. */
  @Test
  void closesWhileOthersRun() throws Exception {
    for (int i = 0; i < POOLS; i++) {
      WorkerPool pool = new WorkerPool(2, "test");
      AtomicBoolean last = new AtomicBoolean();
      List<FutureTask<Integer>> callers = new ArrayList<>();
      for (int c = 0; c < CALLERS; c++) {
        FutureTask<Integer> caller = new FutureTask<>(() -> incompleteRuns(pool, last));
        callers.add(caller);
        Thread thread = new Thread(caller);
        thread.setDaemon(true);
        thread.start();
      }
      pool.close();
      last.set(true);
      for (FutureTask<Integer> caller : callers) {
        assertThat(caller.get()).isZero();
      }
    }
  }

  private static int incompleteRuns(WorkerPool pool, AtomicBoolean last) {
    int incomplete = 0;
    boolean more = true;
    while (more) {
      more = !last.get();
      AtomicInteger shares = new AtomicInteger();
      pool.run((worker, workers, barrier) -> shares.addAndGet(6 / workers));
      incomplete += shares.get() == 6 ? 0 : 1;
    }
    return incomplete;
  }
}
