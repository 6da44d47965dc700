package mobilenet.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RooflineTest {
  private static final Roofline ROOFLINE = new Roofline(100, 20);

  /** 5 million products are 10 MFLOP: 100 µs at 100 GFLOP/s. 1 MB at 20 GB/s takes 50 µs. */
  @Test
  void aLayerOfManyProductsIsBoundByArithmetic() {
    assertThat(ROOFLINE.limitNanos(5_000_000, 1_000_000)).isEqualTo(100_000, within(1e-6));
    assertThat(ROOFLINE.bound(5_000_000, 1_000_000)).isEqualTo(Roofline.Bound.ARITHMETIC);
    assertThat(ROOFLINE.percent(5_000_000, 1_000_000, 125_000)).isEqualTo(80, within(1e-9));
  }

  /** A classifier: each of its million weights is used once. 4 MB at 20 GB/s take 200 µs. */
  @Test
  void aLayerOfManyWeightsIsBoundByBytes() {
    assertThat(ROOFLINE.limitNanos(1_000_000, 4_000_000)).isEqualTo(200_000, within(1e-6));
    assertThat(ROOFLINE.bound(1_000_000, 4_000_000)).isEqualTo(Roofline.Bound.BYTES);
    assertThat(ROOFLINE.percent(1_000_000, 4_000_000, 160_000)).isEqualTo(125, within(1e-9));
  }

  @Test
  void aLayerWithoutProductsIsBoundByBytes() {
    assertThat(ROOFLINE.limitNanos(0, 2_000)).isEqualTo(100, within(1e-9));
    assertThat(ROOFLINE.bound(0, 2_000)).isEqualTo(Roofline.Bound.BYTES);
  }

  @Test
  void needsSpeeds() {
    assertThatThrownBy(() -> new Roofline(0, 20))
        .hasMessage("a roofline needs speeds above 0, given 0.0 GFLOP/s and 20.0 GB/s");
    assertThatThrownBy(() -> new Roofline(100, Double.NaN)).hasMessageContaining("NaN GB/s");
  }
}
