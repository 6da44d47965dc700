package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.tunas.SearchStages;
import org.junit.jupiter.api.Test;

class SharedSlopeTest {
  @Test
  void aWidth() throws Exception {
    SearchSpace coarse =
        SearchStages.TWO.space(ShippedSpaces.get("small-uib"), 0, Optional.empty());
    // The first options are 16 and 32 channels: 2 to the powers of 4 and 5.
    Genotype narrowest = coarse.networks().findFirst().orElseThrow();
    assertThat(SharedSlope.width(coarse.architecture(narrowest))).isCloseTo(4.5, within(1e-12));
  }
}
