package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Trials;
import mobilenet.search.training.Slice;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search whose last trial a process of another machine has claimed. */
@Tag("processes")
class HeldSearchTest {
  @TempDir private Path folder;

  private ChildJvm search(Path output, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("search", "random", "--space", "tiny-uib"));
    arguments.addAll(List.of("--data", Slice.DATA.toString(), "--limit", "100", "--epochs", "1"));
    arguments.addAll(List.of("--trials", "2", "--workers", "1", "--output", output.toString()));
    arguments.addAll(List.of(more));
    return Commands.start(folder, arguments.toArray(String[]::new));
  }

  @Test
  void endsShortAndSaysWhyUntilTheTrialIsGivenBack() throws Exception {
    Path output = folder.resolve("out");
    Path file = output.resolve("ledger.jsonl");
    ChildJvm whole = search(output);
    assertThat(whole.waitFor()).as(whole.output()).isZero();
    LedgerView before = LedgerView.read(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(lines.size() - 1)).contains("\"finished\"");
    Files.write(file, lines.subList(0, lines.size() - 1));
    Trials.claimElsewhere(file, 1);

    ChildJvm held = search(output);
    assertThat(held.waitFor()).as(held.output()).isEqualTo(1);
    assertThat(held.output())
        .contains(
            "mobilenet: trial 1 is held by process 7 on host elsewhere; if that has ended, give"
                + " --release-others",
            "1 of 2 networks");

    ChildJvm released = search(output, "--release-others");
    assertThat(released.waitFor()).as(released.output()).isZero();
    assertThat(released.output())
        .contains("trial 1 is held by process 7 on host elsewhere, and is given back")
        .doesNotContain("give --release-others");
    LedgerView after = LedgerView.read(file);
    assertThat(after.held()).isEmpty();
    assertThat(after.rows().get(1).measured()).isEqualTo(before.rows().get(1).measured());
  }
}
