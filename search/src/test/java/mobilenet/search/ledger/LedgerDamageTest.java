package mobilenet.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process, a bad disk or a careless edit leave behind. */
class LedgerDamageTest {
  /** CRC-32C of {@code {"a":1}}, by another implementation. */
  private static final String CRC = "cff7d56a";

  @TempDir private Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("ledger.jsonl");
    Trials.write(file);
    whole = Files.readAllBytes(file);
  }

  private int startOfLastLine() {
    int start = whole.length - 1;
    while (whole[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  @Test
  void aTornLastLineIsDroppedWithNoticeWhereverItWasTorn() throws IOException {
    int start = startOfLastLine();
    TextFiles.write(file, Arrays.copyOf(whole, start));
    LedgerView without = LedgerView.read(file);
    for (int length = start + 1; length < whole.length; length++) {
      TextFiles.write(file, Arrays.copyOf(whole, length));
      assertThat(LedgerView.read(file)).isEqualTo(without);
      List<String> notices = Trials.collector();
      try (Ledger ledger = Trials.open(file, notices)) {
        assertThat(ledger.view()).isEqualTo(without);
      }
      assertThat(notices)
          .singleElement()
          .asString()
          .contains("dropped the last " + (length - start) + " bytes");
      assertThat(Files.size(file)).isEqualTo(start);
    }
  }

  @Test
  void aTornHeadingIsWrittenAgain() throws IOException {
    TextFiles.write(file, Arrays.copyOf(whole, 20));
    List<String> notices = Trials.collector();
    try (Ledger ledger = Trials.open(file, notices)) {
      assertThat(ledger.view().rows()).isEmpty();
    }
    assertThat(notices).hasSize(1);
    assertThat(LedgerView.read(file).search()).isEqualTo(Trials.SEARCH);
  }

  /** A power cut may write the end of a line and not its middle. */
  @Test
  void aLastLineThatIsWholeButDamagedIsDroppedToo() throws IOException {
    byte[] damaged = whole.clone();
    damaged[whole.length - 10] ^= 1;
    TextFiles.write(file, damaged);
    List<String> notices = Trials.collector();
    try (Ledger ledger = Trials.open(file, notices)) {
      assertThat(ledger.view().finished()).hasSize(1);
    }
    assertThat(notices).hasSize(1);
  }

  @Test
  void anyDamageInTheMiddleIsAnErrorThatNamesTheLine() throws IOException {
    int line = 1;
    for (int i = 0; i < startOfLastLine(); i++) {
      // Every line's end, and enough of the rest.
      boolean end = whole[i] == '\n';
      if (!end && i % 7 != 0) {
        continue;
      }
      byte[] damaged = whole.clone();
      damaged[i] ^= 2;
      TextFiles.write(file, damaged);
      // A damaged line end joins two lines, and the first of them is named.
      String expected = "ledger.jsonl:" + line + ": the line is damaged";
      boolean joinsLast = end && i == startOfLastLine() - 1;
      if (!joinsLast) {
        assertThatThrownBy(() -> LedgerView.read(file))
            .isInstanceOf(JsonException.class)
            .hasMessageContaining(expected);
        assertThatThrownBy(() -> Trials.open(file, Trials.collector()))
            .isInstanceOf(JsonException.class)
            .hasMessageContaining(expected);
        assertThat(Files.size(file)).isEqualTo(whole.length);
      }
      line += end ? 1 : 0;
    }
  }

  @Test
  void linesOfTwoLedgersAreNoLedger() throws IOException {
    String text = new String(whole, StandardCharsets.UTF_8);
    TextFiles.write(file, text + text.substring(text.indexOf('\n') + 1));
    assertThatThrownBy(() -> LedgerView.read(file)).hasMessageContaining("a trial is there twice");
    String finished = LedgerLines.seal(LedgerLines.toJson(new LedgerEvent.Released(0)));
    TextFiles.write(file, text + finished + "\n");
    assertThatThrownBy(() -> LedgerView.read(file))
        .hasMessageContaining("there is no open trial 0");
  }

  @Test
  void aClaimOfADeadProcessIsReleased() throws IOException {
    Worker here = Worker.current();
    assertThat(here.isDead()).isFalse();
    for (Worker dead :
        List.of(
            new Worker(here.host(), here.boot(), Long.MAX_VALUE, 0),
            new Worker(here.host(), here.boot(), here.pid(), here.started() - 60_000),
            new Worker(here.host(), "another boot", here.pid(), here.started()))) {
      String claim = LedgerLines.seal(LedgerLines.toJson(new LedgerEvent.Claimed(2, dead)));
      TextFiles.write(file, new String(whole, StandardCharsets.UTF_8) + claim + "\n");
      try (Ledger ledger = Trials.open(file)) {
        assertThat(ledger.view().rows().get(2).worker()).contains(dead);
        assertThat(ledger.claim(events -> Optional.empty()).orElseThrow().worker()).contains(here);
      }
    }
  }

  @Test
  void aClaimOfAnotherMachineIsLeftAlone() throws IOException {
    Worker other = new Worker("another machine", "boot", 1, 0);
    String claim = LedgerLines.seal(LedgerLines.toJson(new LedgerEvent.Claimed(2, other)));
    TextFiles.write(file, new String(whole, StandardCharsets.UTF_8) + claim + "\n");
    try (Ledger ledger = Trials.open(file)) {
      assertThat(ledger.claim(events -> Optional.empty())).isEmpty();
      ledger.release(2);
      assertThat(ledger.claim(events -> Optional.empty())).isPresent();
    }
  }

  /** Two machines that are no Linux may both be without a name. */
  @Test
  void aClaimOfAMachineWithoutANameIsLeftAlone() {
    assertThat(new Worker("", "", Long.MAX_VALUE, 0).isDead()).isFalse();
  }

  @Test
  void checksums() {
    String line = LedgerLines.seal(JsonObject.EMPTY.with("a", 1L));
    assertThat(line).isEqualTo("{\"a\":1,\"crc32c\":\"" + CRC + "\"}");
    assertThat(LedgerLines.open(line)).contains("{\"a\":1}");
    assertThat(LedgerLines.open("{\"a\":1}")).isEmpty();
    assertThat(LedgerLines.open(line.replace("1,", "2,"))).isEmpty();
  }
}
