package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedSearchTest {
  @TempDir private Path folder;

  private StagedSearch ofSeed(String seed) throws IOException {
    Files.writeString(
        folder.resolve("result.json"),
        "{\"seed\":"
            + seed
            + ",\"imageMacs\":1e12,\"stages\":[\"one-stage\"],\"best\":{\"network\":\"n\","
            + "\"hash\":\"h\",\"macs\":2000000,\"costOverTarget\":0.95,\"top1\":0.7}}");
    return StagedSearch.read(folder);
  }

  @Test
  void seedsHave64Bits() throws IOException {
    assertThat(ofSeed("9007199254740992").seed()).isEqualTo(9_007_199_254_740_992L);
    assertThat(ofSeed("9007199254740993").seed()).isEqualTo(9_007_199_254_740_993L);
    assertThatThrownBy(() -> ofSeed("1.7"))
        .isInstanceOf(JsonException.class)
        .hasMessage(
            folder.resolve("result.json") + ": seed must be a whole number of 64 bits, found 1.7");
  }
}
