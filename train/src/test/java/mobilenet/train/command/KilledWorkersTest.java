package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobilenet.cli.Main;
import mobilenet.testing.ChildJvm;
import mobilenet.train.distillation.SmallTeachers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command that builds a store with several processes, and is ended. */
@Tag("processes")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledWorkersTest {
  private static final long LONGEST_S = 60;

  @TempDir private Path dir;
  private Path teacher = Path.of("");

  @BeforeEach
  void writeATeacher() throws Exception {
    List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    teacher = SmallTeachers.write(dir.resolve("teacher"), 1, 32, classes, 1);
  }

  private ChildJvm start(Path store, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("distil"));
    arguments.addAll(List.of("--data", "src/test/resources/fashion-mnist-slice"));
    arguments.addAll(List.of("--limit", "120", "--labels", "0.5", "--pool-rest"));
    arguments.addAll(List.of("--pool-threshold", "0", "--recipe", "fashion-mnist-tiny"));
    arguments.addAll(List.of("--student", "mobilenetv4_conv_small_035"));
    arguments.addAll(List.of("--size", "32", "--batch", "4", "--teacher", teacher.toString()));
    arguments.addAll(List.of("--store", store.toString(), "--build-store", "8"));
    arguments.addAll(List.of(more));
    return ChildJvm.start(
        Files.createTempFile(dir, "output", ".txt"),
        List.of("-Dmobilenet.kernels=scalar", "-XX:TieredStopAtLevel=1"),
        Main.class,
        arguments);
  }

  /** Waits until blocks are written behind the header; the workers. */
  private static List<ProcessHandle> awaitBlocks(ChildJvm child, Path store) throws Exception {
    child.await(
        () -> Files.exists(store) && Files.size(store) >= 4096 && child.children().size() == 2);
    return child.children();
  }

  private static void awaitEnd(List<ProcessHandle> workers) throws Exception {
    for (ProcessHandle worker : workers) {
      worker.onExit().get(LONGEST_S, TimeUnit.SECONDS);
    }
  }

  @Test
  void killedAndResumedItWritesTheBytesOfOneProcess() throws Exception {
    Path one = dir.resolve("one");
    Path several = dir.resolve("several");
    ChildJvm killed = start(several, "--workers", "2");
    List<ProcessHandle> workers = awaitBlocks(killed, several);
    killed.process().destroyForcibly().waitFor();
    awaitEnd(workers);
    ChildJvm alone = start(one, "--threads", "1");
    ChildJvm resumed = start(several, "--workers", "2");
    assertThat(alone.waitFor()).as(alone.output()).isZero();
    assertThat(resumed.waitFor()).as(resumed.output()).isZero();
    assertThat(resumed.output()).contains("is complete; distil --store");
    assertThat(several).hasSameBinaryContentAs(one);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void interruptedItEndsAllAndSaysHowToGoOn() throws Exception {
    Path store = dir.resolve("store");
    ChildJvm child = start(store, "--workers", "2");
    List<ProcessHandle> workers = awaitBlocks(child, store);
    child.process().destroy();
    assertThat(child.process().waitFor(LONGEST_S, TimeUnit.SECONDS)).isTrue();
    awaitEnd(workers);
    assertThat(child.output().lines().filter(line -> line.contains("mobilenet: ")))
        .as(child.output())
        .singleElement()
        .asString()
        .endsWith(
            "mobilenet: interrupted; the blocks that are written stay, and the same command goes"
                + " on");
  }
}
