package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochsTest {
  @Test
  void oneIsSingular() {
    assertThat(Epochs.counted(0)).isEqualTo("0 epochs");
    assertThat(Epochs.counted(1)).isEqualTo("1 epoch");
    assertThat(Epochs.counted(54)).isEqualTo("54 epochs");
  }
}
