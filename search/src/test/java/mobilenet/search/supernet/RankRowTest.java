package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankRowTest {
  @TempDir private Path folder;

  @Test
  void seedsHave64Bits() throws IOException {
    List<RankRow> rows =
        List.of(
            new RankRow("a", 1L << 53, 0.5),
            new RankRow("a", (1L << 53) + 1, 0.25),
            new RankRow("b", Long.MIN_VALUE, 0.75));
    Path file = folder.resolve("ranks.csv");
    RankRow.write(file, rows);
    assertThat(RankRow.read(file)).isEqualTo(rows);
  }

  @Test
  void aSeedThatIsNoWholeNumberIsRefused() throws IOException {
    for (String seed : List.of("1.7", "9223372036854775808", "one", "")) {
      Path file =
          Files.writeString(
              folder.resolve("ranks.csv"), "hash,seed,supernet_top1\na," + seed + ",0.5\n");
      assertThatThrownBy(() -> RankRow.read(file))
          .isInstanceOf(IOException.class)
          .hasMessage(
              file + ":2: expected a whole number of 64 bits as seed, found \"" + seed + "\"");
    }
  }
}
