package mobilenet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import org.junit.jupiter.api.Test;

class LoadProcessTest {
  @Test
  void networksOfOneChannelAnswer() throws Exception {
    Architecture grey =
        Catalogue.get("mobilenetv4_conv_small_035").withInputChannels(1).withResolution(32);
    assertThat(LoadProcess.measure(grey, 1, 1).imagesPerSecondAfter()).isPositive();
  }

  @Test
  void failuresAreSentencesOfTheCommand() {
    Error memory = new OutOfMemoryError("Java heap space");
    String sentence = "out of memory (Java heap space); raise --heap or lower --callers";
    assertThat(LoadProcess.sentence(memory)).isEqualTo(sentence);
    assertThat(LoadProcess.sentence(new ExecutionException(memory))).isEqualTo(sentence);
    assertThat(
            LoadProcess.sentence(new ExecutionException(new IllegalArgumentException("as it is"))))
        .isEqualTo("as it is");
  }
}
