package mobilenet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ZeroTailTest {

  @Test
  void liesAtTheEndOfAnArray() {
    ZeroTail tail = new ZeroTail(3, 4, 2);
    assertThat(tail.length()).isEqualTo(10);
    assertThat(tail.start(new float[13])).isEqualTo(3);
    assertThat(ZeroTail.of(5).length()).isEqualTo(5);
    assertThat(ZeroTail.NONE.length()).isZero();
    assertThat(ZeroTail.NONE.start(new float[13])).isEqualTo(13);
  }

  @Test
  void clearsItsRunsAndNothingElse() {
    float[] array = new float[12];
    Arrays.fill(array, 1);
    new ZeroTail(3, 4, 2).clear(array);
    assertThat(array).containsExactly(1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0);
    ZeroTail.NONE.clear(array);
    assertThat(array[0]).isEqualTo(1);
  }
}
