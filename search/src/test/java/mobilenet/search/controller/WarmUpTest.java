package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import mobilenet.json.JsonException;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  @Test
  void atProbabilityOneWidthsAreWidestAndOthersAreMixed() {
    WarmedUp all = new WarmUp(TINY).of(Genotype.parse("0.1.2.1.0"), 1, new SplittableRandom(1));
    assertThat(all.network()).isEqualTo(Genotype.parse("2.2.2.1.0"));
    assertThat(all.mixed()).containsExactlyInAnyOrder(2, 3, 4);
  }

  @Test
  void atProbabilityZeroNothingHappens() {
    Genotype drawn = Genotype.parse("0.1.2.1.0");
    assertThat(new WarmUp(TINY).of(drawn, 0, new SplittableRandom(1)))
        .isEqualTo(new WarmedUp(drawn, Set.of()));
  }

  @Test
  void everyDecisionHasItsOwnCoin() {
    WarmUp warmUp = new WarmUp(TINY);
    SplittableRandom random = new SplittableRandom(2);
    int width = 0;
    int expansion = 0;
    int both = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      List<Integer> genes = warmUp.of(Genotype.parse("0.0.0.0.0"), 0.3, random).network().genes();
      width += genes.get(0) == 2 ? 1 : 0;
      expansion += genes.get(1) == 2 ? 1 : 0;
      both += genes.get(0) == 2 && genes.get(1) == 2 ? 1 : 0;
    }
    assertThat(width / (double) draws).as("seed 2").isCloseTo(0.3, within(0.02));
    assertThat(expansion / (double) draws).as("seed 2").isCloseTo(0.3, within(0.02));
    assertThat(both / (double) draws).as("seed 2").isCloseTo(0.09, within(0.012));
  }

  @Test
  void anAbsentRowIsWidestToo() throws JsonException {
    SearchSpace space = SpaceTexts.space("\"x\": [16, 48]", "cn_r1_k1_s1_c16 | cn_r1_k3_s1_c$x?");
    WarmedUp absent = new WarmUp(space).of(Genotype.parse("0.1"), 1, new SplittableRandom(3));
    assertThat(space.canonical(absent.network())).isEqualTo(Genotype.parse("0.1"));
    assertThat(absent.network()).isEqualTo(Genotype.parse("1.1"));
    // Whoever mixes the row with its absence has the row at its widest.
    assertThat(absent.mixed()).containsExactly(1);
  }
}
