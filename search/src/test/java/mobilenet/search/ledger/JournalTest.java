package mobilenet.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String FORMAT = "mobilenet4j-test";
  private static final JsonObject HEADING = JsonObject.EMPTY.with("of", "one thing");

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("journal.jsonl");
    try (Journal journal = open(HEADING)) {
      journal.add(JsonObject.EMPTY.with("n", 1L));
      journal.add(JsonObject.EMPTY.with("n", 2L));
    }
  }

  private Journal open(JsonObject heading) throws IOException {
    return Journal.open(file, FORMAT, heading, notices::add);
  }

  private static List<Integer> numbers(Journal journal) throws JsonException {
    List<Integer> numbers = new ArrayList<>();
    for (var entry : journal.entries()) {
      numbers.add(entry.integer("n"));
    }
    return numbers;
  }

  @Test
  void whatWasAddedIsThereAgain() throws IOException {
    try (Journal journal = open(HEADING)) {
      assertThat(numbers(journal)).containsExactly(1, 2);
      journal.add(JsonObject.EMPTY.with("n", 3L));
      assertThat(numbers(journal)).containsExactly(1, 2, 3);
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void aLineThatWasNotFinishedIsDropped() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    TextFiles.write(file, Arrays.copyOf(whole, whole.length - 5));
    try (Journal journal = open(HEADING)) {
      assertThat(numbers(journal)).containsExactly(1);
    }
    assertThat(notices).singleElement().asString().contains("dropped the last");
    TextFiles.write(file, Arrays.copyOf(whole, 12));
    try (Journal journal = open(HEADING)) {
      assertThat(numbers(journal)).isEmpty();
    }
  }

  @Test
  void othersAreRefused() throws IOException {
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> open(JsonObject.EMPTY.with("of", "another")))
        .withMessage(
            file
                + ": is of something else: of was \"one thing\", here \"another\"; give the same,"
                + " or another folder");
    TextFiles.write(file, "{\"some\": \"file\"}\n".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> open(HEADING))
        .withMessageContaining("found another file");
  }

  @Test
  void twoWritersAtOnceAreNoticed() throws IOException {
    try (Journal one = open(HEADING);
        Journal two = open(HEADING)) {
      one.add(JsonObject.EMPTY.with("n", 3L));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> two.add(JsonObject.EMPTY.with("n", 4L)))
          .withMessageContaining("another process writes to it");
    }
  }
}
