package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.data.DatasetException;
import mobilenet.train.output.OutputException;
import mobilenet.train.trainer.SavedSentence.Saved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSentenceTest {
  @TempDir private Path dir;

  private SavedSentence sentence() {
    return new SavedSentence(new RunFolder(dir), "the same command");
  }

  @Test
  void knowsWhetherThereIsASnapshot() throws IOException {
    assertThat(sentence().before()).isEqualTo(Saved.NOTHING);
    Files.createFile(new RunFolder(dir).snapshot());
    assertThat(sentence().before()).isEqualTo(Saved.BEFORE);
  }

  @Test
  void oneSentenceAndOneRemedy() {
    OutputException full =
        new OutputException(Path.of("runs"), new IOException("No space left on device"));
    assertThat(sentence().of(full, Saved.NOW))
        .isEqualTo(
            "runs: cannot be written: No space left on device; the run is saved; make room, and"
                + " the same command goes on");
    assertThat(sentence().of(full, Saved.BEFORE))
        .endsWith("; the last snapshot stays; make room, and the same command goes on");
    assertThat(sentence().of(full, Saved.NOTHING))
        .endsWith("; nothing is saved; make room and start again");
  }

  @Test
  void promisesNothingWhereNothingIsSaved() {
    DatasetException damaged = new DatasetException("none of the 4 images can be read");
    assertThat(sentence().of(damaged, Saved.NOTHING))
        .isEqualTo("none of the 4 images can be read; nothing is saved");
    assertThat(sentence().ofMemory("libtorch has no memory", Saved.BEFORE))
        .isEqualTo(
            "libtorch has no memory; the last snapshot stays, and with more memory, the same"
                + " command goes on");
  }
}
