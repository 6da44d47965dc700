package mobilenet.runtime.vector.depthwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import mobilenet.runtime.vector.GeneratedClasses;
import mobilenet.runtime.vector.SingleKernels;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.TileSets;
import org.junit.jupiter.api.Test;

/** What the generator writes is what some machine and JDK can choose, and nothing else. */
class GeneratedDepthwiseTest {
  private static final int WIDEST = 64;

  @Test
  void everyTileIsChosenByATarget() throws Exception {
    Set<String> chosen = new TreeSet<>();
    for (Target target : TileSets.targets()) {
      for (int kernel : List.of(3, 5)) {
        for (int stride : List.of(1, 2)) {
          for (Activation activation : Activation.values()) {
            Op.Convolution conv =
                SingleKernels.conv(16, 16, kernel, stride, 16, Padding.SYMMETRIC)
                    .withActivation(activation);
            for (int width = 1; width <= WIDEST; width++) {
              DepthwiseLayers.tiles(conv, width, target).ifPresent(f -> add(f, chosen));
            }
          }
        }
      }
    }
    assertThat(chosen).hasSize(21);
    assertThat(GeneratedClasses.named(DepthwiseTile.class, "Depthwise(Pair)?\\dx.*"))
        .containsExactlyElementsOf(chosen);
  }

  private static void add(DepthwiseFamily family, Set<String> chosen) {
    chosen.add(family.single().getClass().getSimpleName());
    family.pair().ifPresent(pair -> chosen.add(pair.getClass().getSimpleName()));
  }
}
