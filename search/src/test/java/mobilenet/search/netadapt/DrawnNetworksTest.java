package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnNetworksTest {
  private static final int WIDEST = 11 * ToyNetworks.QUANTUM;

  @Test
  void everyWidthDownToHalfIsDrawn() {
    ToyNetworks toy = new ToyNetworks(1);
    DrawnNetworks networks = new DrawnNetworks(toy, ToyNetworks.QUANTUM);
    List<Widths> drawn = networks.draw(200, 7);
    assertThat(drawn).hasSize(200).doesNotHaveDuplicates().first().isEqualTo(toy.widest());
    assertThat(networks.draw(200, 7)).isEqualTo(drawn);
    assertThat(networks.draw(200, 8)).isNotEqualTo(drawn);
    List<Integer> expected =
        IntStream.rangeClosed(6, 11).map(n -> n * ToyNetworks.QUANTUM).boxed().toList();
    assertThat(expected).last().isEqualTo(WIDEST);
    for (String group : toy.widest().channels().keySet()) {
      assertThat(drawn.stream().map(widths -> widths.of(group)).distinct().sorted())
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void whereThereAreFewNetworksAllAreDrawn() {
    ToyNetworks toy = new ToyNetworks(1);
    // 96 or 176 channels in each of five layers.
    assertThat(new DrawnNetworks(toy, 96).draw(100, 1)).hasSize(32);
  }
}
