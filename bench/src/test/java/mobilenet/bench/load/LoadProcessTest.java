package mobilenet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class LoadProcessTest {
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
