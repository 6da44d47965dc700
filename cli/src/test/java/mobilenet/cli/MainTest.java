package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "models",
        "summary",
        "classify",
        "run",
        "inspect",
        "verify",
        "bench",
      })
  void everyCommandHasHelp(String command) {
    assertThat(Outcome.of().out()).contains(command);
    Outcome help = Outcome.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: mobilenet " + command, "--json", "--stacktrace");
  }

  @Test
  void helpNamesTheCommandsInOrder() {
    assertThat(Outcome.of().out())
        .containsSubsequence("models", "summary", "classify", "run", "inspect", "verify")
        .containsSubsequence("verify", "evaluate", "bench");
  }

  /** Their modules are not on this class path. */
  @Test
  void helpNamesTheCommandsOfOtherModules() {
    assertThat(Outcome.of("--help").out().replaceAll("\\s+", " "))
        .containsSubsequence(
            " verify ",
            " evaluate Measure accuracy",
            " bench ",
            " train Train an architecture",
            " compare ",
            " bench-table ",
            " bench-train ",
            " bench-teacher ");
  }

  @Test
  void commandsOfOtherModulesFailInOneSentence() {
    Outcome json = Outcome.of("train", "--json", "--data", "x");
    assertThat(json.code()).isEqualTo(2);
    assertThat(json.document().get("error").asText())
        .isEqualTo(
            "the module of the command train is not on the class path; start it as ./mobilenet,"
                + " which builds and adds it");
  }

  @Test
  void versionNamesTheKernels() {
    Outcome version = Outcome.of("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out().lines()).hasSize(3);
    assertThat(version.out()).startsWith("mobilenet ").contains("java ", " kernels: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clasify | unknown command \"clasify\"; did you mean classify?",
        "frobnicate | unknown command \"frobnicate\"; expected one of models, summary, classify",
        "bench-laod | unknown command \"bench-laod\"; did you mean bench-load or",
        "bench-load | the module of the command bench-load is not on the class path; start it as",
        "trian | unknown command \"trian\"; did you mean train?",
        "train --data x | the module of the command train is not on the class path; start it as",
        "--stacktrace models | the option \"--stacktrace\" comes after the name of a command: mobilenet models",
        "--versoin | unknown option \"--versoin\"; did you mean --version?",
        "models --jsn | unknown option \"--jsn\"; did you mean --json?",
        "bench x --thread 2 | unknown option \"--thread\"; did you mean --threads?",
        "summary a b | unexpected argument \"b\"",
        "summary | Missing required parameter: 'NAME",
        "classify | Missing required parameter: 'IMAGE'",
        "run --model x | Missing required options",
        "summary mobilenetv2_100 --size big | 'big' is not an int",
        "summary mobilenetv2_100 --size 0 | --size must be at least 1, given 0",
        "summary mobilenetv2_100 --size 8193 | --size must be at most 8192, given 8193",
        "summary mobilenetv2_100 --classes 2000000 | --classes must be at most 1000000, given",
        "bench mobilenetv2_100 --size 50000 | --size must be at most 8192, given 50000",
        "summary mobilenetv2_100 --classes -1 | --classes must be at least 0, given -1",
        "summary mobilnetv2_100 | unknown architecture \"mobilnetv2_100\"; did you mean mobilenetv",
        "summary xyz | unknown architecture \"xyz\"; 'mobilenet models' lists all",
        "bench mobilenetv4_conv_smal | did you mean mobilenetv4_conv_small",
        "bench mobilenetv2_100 --size 0 | --size must be at least 1, given 0",
        "bench mobilenetv2_100 --threads 0 | --threads: threads must be from 1 to 256, given 0",
        "bench mobilenetv2_100 --batch 0 | --batch must be at least 1, given 0",
        "bench mobilenetv2_100 --seconds 0 | --seconds must be at least 1, given 0",
        "classify a --threads 0 | --threads: threads must be from 1 to 256, given 0",
        "classify a --top 0 | --top must be at least 1, given 0",
        "classify -x.png | expected one of --json, --stacktrace, -h,",
        "classify -hx.png | unknown option \"-hx.png\"",
        "classify a --top | Missing required parameter for option '--top'",
        "classify a --top= | '' is not an int",
        "classify a --top -1 | --top must be at least 1, given -1",
        "classify a --top=-1 | --top must be at least 1, given -1",
        "classify a --top 1 --top 2 | option '--top' (N) should be specified only once",
        "classify a --TOP 1 | unknown option",
        "classify a --to 1 | did you mean --top?",
      })
  void wrongUsage(String line, String message) {
    assertThat(Outcome.of(line.split(" ", -1)).error(2)).contains(message);
  }

  @Test
  void namesThatLookLikeOptionsGetAHint() {
    assertThat(Outcome.of("classify", "-x.png").error(2))
        .endsWith("; write a name that begins with - as ./-…");
    assertThat(Outcome.of("models", "-x").error(2)).doesNotContain("./-");
  }

  @Test
  void namesThatNoFileCanHaveAreUsageErrors() {
    String error = Outcome.of("classify", Fixtures.SHIRT, "--model", "a\0b").error(2);
    assertThat(error).contains("'--model'", "a\\u0000b: not a valid file name");
  }

  /** What a service that passes names on might give. */
  @Test
  void errorsShowControlCharactersAndLineBreaks() {
    String error = Outcome.of("summary", "a\u001b[31mb\nmobilenet: done\u202e").error(2);
    assertThat(error)
        .startsWith("unknown architecture \"a\\u001b[31mb\\u000amobilenet: done\\u202e");
    Outcome json = Outcome.of("summary", "a\u001b\u009b\u007f\n", "--json");
    assertThat(json.document().get("error").asText()).contains("\"a\u001b\u009b\u007f\n\"");
    assertThat(json.out()).doesNotContain("\u009b", "\u007f");
  }

  @Test
  void failuresAreJsonToo() {
    Outcome usage = Outcome.of("summary", "xyz", "--json");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.document().get("error").asText()).startsWith("unknown architecture \"xyz\"");
    Outcome parse = Outcome.of("summary", "xyz", "--json", "--sise", "3");
    assertThat(parse.code()).isEqualTo(2);
    assertThat(parse.document().get("error").asText()).contains("did you mean --size?");
    Outcome failed = Outcome.of("verify", "nowhere", "--json");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.document().get("error").asText()).startsWith("nowhere: there is no such");
    assertThat(failed.err()).startsWith("mobilenet: nowhere: there is no such");
  }

  @Test
  void stackTracesOnlyOnDemand() {
    String without = Outcome.of("verify", "nowhere").error(1);
    assertThat(without).startsWith("nowhere: there is no such folder");
    Outcome with = Outcome.of("verify", "nowhere", "--stacktrace");
    assertThat(with.code()).isEqualTo(1);
    assertThat(with.err()).contains("CheckpointException", "\tat mobilenet.weights.Checkpoint");
  }

  /** The surefire heap is 2 GiB; an image of this size needs 3. */
  @Test
  void outOfMemoryIsOneSentence() {
    String error = Outcome.of("bench", "mobilenetv4_conv_small", "--size", "8192").error(1);
    assertThat(error).startsWith("out of memory; raise the limit");
  }
}
