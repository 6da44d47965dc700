package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.profile.ModelProfile;
import mobilenet.search.netadapt.WidthMultipliers.Multiplied;
import org.junit.jupiter.api.Test;

class WidthMultipliersTest {
  private static final Architecture SMALL = Catalogue.get("mobilenetv3_small_100");
  private static final WidthMultipliers WIDTHS = new WidthMultipliers(SMALL);

  private static double macs(Architecture network) {
    return ModelProfile.of(network).macs();
  }

  @Test
  void areTheCataloguesNetworks() {
    List<Multiplied> all = WIDTHS.all();
    assertThat(all).hasSize(80);
    assertThat(all.get(0).percent()).isEqualTo(99);
    assertThat(all.get(24).network())
        .isEqualTo(Catalogue.get("mobilenetv3_small_075").named(SMALL.name()));
    assertThat(all.get(79).percent()).isEqualTo(20);
  }

  @Test
  void multiplyANetworksOwnWidth() {
    Architecture half = Catalogue.get("mobilenetv3_small_050");
    assertThat(new WidthMultipliers(half).all().get(49).network().scaling().width())
        .isEqualTo(0.25);
  }

  @Test
  void theCheapestThatCostsNoLess() {
    double least = macs(Catalogue.get("mobilenetv3_small_075")) - 1;
    Multiplied found = WIDTHS.from(least, WidthMultipliersTest::macs).orElseThrow();
    assertThat(macs(found.network())).isEqualTo(least + 1);
    double more = macs(WIDTHS.from(least + 2, WidthMultipliersTest::macs).orElseThrow().network());
    assertThat(more).isGreaterThan(least + 1);
    assertThat(WIDTHS.all())
        .noneMatch(m -> macs(m.network()) > least + 1 && macs(m.network()) < more);
    assertThat(WIDTHS.from(macs(SMALL) + 1, WidthMultipliersTest::macs)).isEmpty();
  }
}
