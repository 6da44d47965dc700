package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** On processors whose time the test counts. */
class QuietTest {
  private static final long MS = 1_000_000;

  /** How long {@link Quiet} waits for a thread that spins for a while. */
  private static long rested(long spinMillis) throws InterruptedException {
    AtomicLong passed = new AtomicLong();
    new Quiet(() -> Math.min(passed.get(), spinMillis) * MS, passed::addAndGet).rest();
    return passed.get();
  }

  @Test
  void lastsAsLongAsThreadsSpin() throws InterruptedException {
    assertThat(rested(0)).isEqualTo(40);
    assertThat(rested(36)).isEqualTo(80);
    assertThat(rested(105)).isBetween(105L, 160L);
  }

  @Test
  void hasAnEnd() throws InterruptedException {
    assertThat(rested(Long.MAX_VALUE)).isEqualTo(1000);
  }

  @Test
  void seesThisProcess() throws InterruptedException {
    new Quiet().rest();
  }
}
