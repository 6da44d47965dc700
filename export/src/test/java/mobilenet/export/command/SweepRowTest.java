package mobilenet.export.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mobilenet.export.check.Difference;
import mobilenet.export.check.Trial;
import org.junit.jupiter.api.Test;

class SweepRowTest {
  /** A network of one's own may have any name. */
  @Test
  void aNameWithACommaIsOneValue() {
    SweepRow row =
        new SweepRow(
            "narrow, \"deep\"",
            Optional.of(17),
            new Trial(1, 32, 32),
            1000,
            new Difference("logits", 2, 0.001),
            "Runtime 1",
            "2026-11-28");
    assertThat(row.csv())
        .isEqualTo(
            "\"narrow, \"\"deep\"\"\",17,1,32,32,1000,logits,2.0000,1.00e-03,5.00e-04,Runtime"
                + " 1,2026-11-28\n");
  }
}
