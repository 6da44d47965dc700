package mobilenet.runtime.vector.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.TileColumn;
import mobilenet.runtime.vector.tile.TileSet;
import org.junit.jupiter.api.Test;

class TileSpeedTest {
  private static final List<TileColumn> EXPECTED =
      TileSet.choose(new Target(256, true, true)).columns();
  private static final TileColumn ONE = EXPECTED.get(0).withSpeed(50);
  private static final TileColumn SMALL_ONE = TileSet.SMALL.columns().get(0);
  private static final TileColumn TWO = EXPECTED.get(1).withSpeed(80);
  private static final TileColumn SMALL_TWO = TileSet.SMALL.columns().get(1).withSpeed(70);

  private static TileSpeed speed(TileColumn column, double gflops) {
    return new TileSpeed(column, gflops, false);
  }

  private static TileSpeed boxing(TileColumn column, double gflops) {
    return new TileSpeed(column, gflops, true);
  }

  @Test
  void allAreSoundAtWhateverSpeedTheProcessorHas() {
    for (double scale : new double[] {0.1, 1, 4}) {
      assertThat(TileSpeed.areSound(List.of(speed(ONE, 50 * scale), speed(TWO, 80 * scale))))
          .isTrue();
    }
  }

  @Test
  void oneThatFallsBehindTheOthersIsNotSound() {
    assertThat(TileSpeed.areSound(List.of(speed(ONE, 26), speed(TWO, 80)))).isTrue();
    assertThat(TileSpeed.areSound(List.of(speed(ONE, 24), speed(TWO, 80)))).isFalse();
    assertThat(TileSpeed.areSound(List.of(speed(ONE, 50), speed(TWO, 39)))).isFalse();
  }

  @Test
  void oneThatBoxesIsNotSound() {
    assertThat(TileSpeed.areSound(List.of(speed(ONE, 50), boxing(TWO, 80)))).isFalse();
  }

  @Test
  void theFastestOfEachWidthIsTaken() {
    List<TileSpeed> speeds =
        List.of(speed(ONE, 24), speed(TWO, 30), speed(SMALL_ONE, 17), speed(SMALL_TWO, 66));
    assertThat(TileSpeed.fastest(speeds))
        .containsExactly(ONE.withSpeed(24), SMALL_TWO.withSpeed(66));
  }

  @Test
  void whatBoxesIsNeverTaken() {
    List<TileSpeed> speeds = List.of(boxing(ONE, 24), boxing(TWO, 99), speed(SMALL_ONE, 17));
    assertThat(TileSpeed.fastest(speeds)).containsExactly(SMALL_ONE.withSpeed(17));
  }
}
