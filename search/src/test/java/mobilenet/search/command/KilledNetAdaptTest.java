package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.search.training.Slice;
import mobilenet.search.training.SmallNetwork;
import mobilenet.testing.ChildJvm;
import mobilenet.train.torch.NativeSettings;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An adaptation by two processes, one of which is killed, and then the adaptation itself. */
@Tag("processes")
class KilledNetAdaptTest {
  private static final long LONGEST_S = 60;

  @TempDir private Path folder;

  private static List<String> arguments(Path seed, Path table, Path output, int workers) {
    return List.of(
        "--from", seed.toString(),
        "--data", Slice.DATA.toString(),
        "--limit", "150",
        "--hold-out", "0.2",
        "--latency-table", table.toString(),
        "--target-ratio", "0.93",
        "--step", "0.05",
        "--quantum", "32",
        "--short-images", "64",
        "--train", "none",
        "--workers", Integer.toString(workers),
        "--output", output.toString());
  }

  private static void adaptHere(List<String> arguments) {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new NetAdaptCommand())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
  }

  private static long trained(Path output) throws Exception {
    Path log = output.resolve("netadapt.jsonl");
    return Files.exists(log)
        ? Files.readString(log).lines().filter(line -> line.contains("\"trained\"")).count()
        : 0;
  }

  @Test
  void killingAWorkerAndThenTheAdaptationLosesNothing() throws Exception {
    NativeSettings.apply(1);
    Path seed = SmallNetwork.train(folder.resolve("seed"));
    Path table = FakeTable.write(folder.resolve("table.jsonl"));
    Path killed = folder.resolve("killed");
    List<String> command = new ArrayList<>(List.of("netadapt"));
    command.addAll(arguments(seed, table, killed, 2));
    ChildJvm adaptation = Commands.start(folder, command.toArray(String[]::new));
    adaptation.await(() -> adaptation.children().size() == 2);
    List<ProcessHandle> before = adaptation.children();
    before.get(0).destroyForcibly();
    adaptation.await(
        () -> adaptation.children().size() == 2 && !adaptation.children().equals(before));
    long trained = trained(killed);
    adaptation.await(() -> trained(killed) > trained);
    List<ProcessHandle> workers = adaptation.children();
    adaptation.process().destroyForcibly().waitFor();
    for (ProcessHandle worker : workers) {
      worker.onExit().get(LONGEST_S, TimeUnit.SECONDS);
    }
    assertThat(killed.resolve("pruned")).doesNotExist();

    // One process goes on where two were.
    adaptHere(arguments(seed, table, killed, 1));
    Path whole = folder.resolve("whole");
    adaptHere(arguments(seed, table, whole, 1));
    for (String file : List.of("netadapt.jsonl", "network.json", "curve.svg")) {
      assertThat(killed.resolve(file)).hasSameTextualContentAs(whole.resolve(file));
    }
    assertThat(killed.resolve("pruned").resolve(Checkpoint.WEIGHTS))
        .hasSameBinaryContentAs(whole.resolve("pruned").resolve(Checkpoint.WEIGHTS));
    assertThat(killed).isDirectoryNotContaining("glob:**/.training*");
  }
}
