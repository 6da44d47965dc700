package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

class JavaNetworkTest {
  private static final long SEED = 5;
  private static final int SIZE = 32;
  private static final int THREADS = 2;
  private static final int IMAGES = 3;

  private final Architecture architecture =
      Catalogue.get("mobilenetv4_conv_small_035").withClasses(7);
  private final BoundGraph weights = RandomWeights.bind(Lowering.lower(architecture), SEED);

  private float[] logits(long ownBytes) {
    Random random = new Random(SEED);
    float[] images = new float[IMAGES * SIZE * SIZE * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextFloat();
    }
    JavaNetwork network = new JavaNetwork(architecture, weights, SIZE, THREADS, ownBytes);
    float[] logits = network.logits(images, IMAGES);
    network.close();
    return logits;
  }

  @Test
  void threadsThatShareAnImageGiveTheBitsOfAnImageEach() {
    float[] shared = logits(0);
    assertThat(shared).hasSize(IMAGES * 7).doesNotContain(0f);
    assertThat(shared).isEqualTo(logits(Long.MAX_VALUE));
  }
}
