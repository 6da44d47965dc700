package mobilenet.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/troubleshooting.md says one sees is what the sources say. */
class TroubleshootingPageTest {
  private static final Path HOME = Path.of("..");

  /** The first cell of a row, or the first words of an item: what one sees. */
  private static final Pattern SEEN =
      Pattern.compile("^(?:\\| ((?:[^|\\\\]|\\\\.)*+)\\||- \\*\\*(.*?)\\*\\*)", Pattern.MULTILINE);

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Java's own sentence. */
  private static final String OF_JAVA = "WARNING: ";

  private static List<String> phrases(String page) {
    return SEEN.matcher(page)
        .results()
        .map(MatchResult::group)
        .flatMap(seen -> CODE.matcher(seen).results())
        .map(code -> code.group(1))
        // Without a blank it is a name.
        .filter(code -> code.contains(" ") && !code.startsWith(OF_JAVA))
        .toList();
  }

  @Test
  void everyQuotedErrorIsInTheSources() throws IOException {
    ErrorMessages messages = ErrorMessages.of(HOME);
    List<String> phrases = phrases(Files.readString(HOME.resolve("docs/troubleshooting.md")));
    // Else a change of the page's layout would hide them.
    assertThat(phrases).hasSizeGreaterThan(30);
    assertThat(phrases).allSatisfy(phrase -> assertThat(messages.have(phrase)).as(phrase).isTrue());
  }

  @Test
  void whatNoSourceSaysIsNotFound() throws IOException {
    ErrorMessages messages = ErrorMessages.of(HOME);
    assertThat(messages.have("the system allows no more threads")).isTrue();
    assertThat(messages.have("the system gives no more threads")).isFalse();
    assertThat(messages.have("the system allows … more threads of copper")).isFalse();
  }

  @Test
  void literalsAreJoinedAndCommentsAreNot() {
    String source =
        """
        // "not this
        f('"', "one \\"" + 3
            + " and"
            + " two"); /* "nor" */
        """;
    assertThat(ErrorMessages.literals(source).lines()).containsExactly("", "one \"", " and two");
  }

  @Test
  void phrasesAreTheCodeOfWhatIsSeen() {
    String page =
        """
        | `a b: …`, `.tar`, `c \\| d` | because of `e f` |
        - **`g h`**: run `i j`
        | `WARNING: of Java` | |
        """;
    assertThat(phrases(page)).containsExactly("a b: …", "c \\| d", "g h");
  }
}
