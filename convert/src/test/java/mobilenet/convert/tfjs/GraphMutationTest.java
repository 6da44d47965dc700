package mobilenet.convert.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged graphs are either read or refused with one kind of exception; nothing else happens. */
class GraphMutationTest {
  /** 3,000 were run once; so many take a moment. */
  private static final int ROUNDS = Integer.getInteger("mobilenet.mutations", 1500) / 30;

  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|-?[0-9][-+.0-9eE]*");

  private static final List<String> EXTREMES =
      List.of(
          "-1", "0", "2147483647", "1e300", "\"\"", "\"-1\"", "\"2147483647\"", "null", "[]", "{}");

  @ParameterizedTest
  @ValueSource(strings = {"unfolded", "fused", "keras"})
  void namesAndNumbers(String model) throws IOException {
    long seed = System.nanoTime();
    System.out.println("GraphMutationTest " + model + " seed " + seed);
    Random random = new Random(seed);
    Path file = GraphModelTest.GOLDEN.resolve(model).resolve("model.json");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String mutant = mutate(text, tokens, random);
      try {
        TensorFlowJsFile.read(Json.parse(mutant, file.toString()), file, Optional.empty());
      } catch (ForeignFileException | JsonException expected) {
        assertThat(expected).hasMessageStartingWith(file.toString());
        refused++;
      } catch (IOException | RuntimeException | Error e) {
        fail("seed " + seed + ", round " + i, e);
      }
    }
    assertThat(refused).isBetween(ROUNDS / 20, ROUNDS);
  }

  /** A name or number becomes another one of the file, or one that is at a limit. */
  private static String mutate(String text, List<MatchResult> tokens, Random random) {
    MatchResult place = tokens.get(random.nextInt(tokens.size()));
    String other =
        random.nextInt(4) == 0
            ? EXTREMES.get(random.nextInt(EXTREMES.size()))
            : like(place.group(), tokens, random);
    return text.substring(0, place.start()) + other + text.substring(place.end());
  }

  private static String like(String token, List<MatchResult> tokens, Random random) {
    while (true) {
      String other = tokens.get(random.nextInt(tokens.size())).group();
      if ((other.charAt(0) == '"') == (token.charAt(0) == '"')) {
        return other;
      }
    }
  }
}
