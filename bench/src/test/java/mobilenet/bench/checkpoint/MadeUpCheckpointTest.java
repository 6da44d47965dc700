package mobilenet.bench.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.image.Preprocessing;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpCheckpointTest {
  private static final Architecture SMALL =
      Catalogue.get("mobilenetv4_conv_small_035").withClasses(10).withResolution(32);

  @TempDir private Path folder;

  private Preprocessing written(Architecture architecture) throws Exception {
    MadeUpCheckpoint.write(folder, architecture);
    return Checkpoint.config(folder).pretrained().preprocessing();
  }

  @Test
  void imagesArePreparedAsForImageNet() throws Exception {
    assertThat(written(SMALL).mean()).isEqualTo(Preprocessing.IMAGENET_MEAN);
  }

  @Test
  void networksOfOneChannelHaveOneMean() throws Exception {
    Preprocessing preprocessing = written(SMALL.withInputChannels(1));
    assertThat(preprocessing.channels()).isEqualTo(1);
    assertThat(preprocessing.mean()).containsExactly(0.5);
    assertThat(preprocessing.std()).containsExactly(0.5);
  }
}
