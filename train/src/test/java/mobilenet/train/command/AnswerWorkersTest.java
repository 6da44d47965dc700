package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mobilenet.testing.ChildJvm;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.trainer.AnswerBuilder;
import mobilenet.train.trainer.StoreBuilder;
import mobilenet.train.trainer.UnreadableImageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, whose teacher is a formula. */
@Tag("processes")
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswerWorkersTest {
  private static final AnswerBuilder.Progress SILENT = (done, all) -> {};

  @TempDir private Path folder;
  private Path one = Path.of("");
  private Path several = Path.of("");

  @BeforeEach
  void buildAlone() throws Exception {
    one = folder.resolve("one");
    several = folder.resolve("several");
    assertThat(alone().build(one, SILENT, () -> false)).isTrue();
  }

  private AnswerBuilder alone() throws IOException {
    FormulaStore store = FormulaStore.open(folder);
    return store.builder(store.teacher(), Optional.of(FormulaStore.pool()));
  }

  private StoreBuilder workers(int count) throws IOException {
    List<String> command = ChildJvm.command(FormulaStore.class, folder.toString());
    return AnswerWorkers.of(count, command, alone(), Optional.of(FormulaStore.pool()));
  }

  private void say(String file, int bytes) {
    try {
      Files.write(folder.resolve(file), new byte[bytes]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<ProcessHandle> children() {
    return Set.copyOf(ChildJvm.children(ProcessHandle.current()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anyNumberWritesTheSameBytes(int count) throws Exception {
    assertThat(workers(count).build(several, SILENT, () -> false)).isTrue();
    assertThat(several).hasSameBinaryContentAs(one);
    // There is nothing left to do, for which no process is started.
    say(FormulaStore.DEADLY, 0);
    assertThat(workers(count).build(several, SILENT, () -> false)).isTrue();
  }

  /** One dies by itself, one is killed; then all are stopped, and one process goes on. */
  @Test
  void whoeverIsEndedTheBytesAreTheSame() throws Exception {
    say(FormulaStore.DEADLY_ONCE, 0);
    say(FormulaStore.SLOW, 5);
    Set<ProcessHandle> others = children();
    int[] written = {0};
    int[] killed = {0};
    boolean complete =
        workers(2)
            .build(
                several,
                (done, all) -> {
                  written[0] = done;
                  if (done > 0 && killed[0] == 0) {
                    // The oldest, as the youngest may have taken the place of the one that died.
                    children().stream()
                        .filter(child -> !others.contains(child))
                        .min(Comparator.comparing(ProcessHandle::pid))
                        .ifPresent(child -> killed[0] += child.destroyForcibly() ? 1 : 0);
                  }
                },
                () -> written[0] >= 60);
    assertThat(complete).isFalse();
    assertThat(killed[0]).isEqualTo(1);
    assertThat(folder.resolve(FormulaStore.DEADLY_ONCE)).doesNotExist();
    assertThat(children()).isEqualTo(others);
    assertThat(Files.size(several)).isLessThan(Files.size(one));

    Files.delete(folder.resolve(FormulaStore.SLOW));
    assertThat(alone().build(several, SILENT, () -> false)).isTrue();
    assertThat(several).hasSameBinaryContentAs(one);
  }

  /** Nothing that a worker does keeps the parent from stopping. */
  @Test
  void stopsWhileWorkersAreBusy() throws Exception {
    say(FormulaStore.SLOW, 60_000);
    Set<ProcessHandle> others = children();
    StoreBuilder workers = workers(2);
    long start = System.nanoTime();
    assertThat(workers.build(several, SILENT, () -> children().size() == others.size() + 2))
        .isFalse();
    assertThat(children()).isEqualTo(others);
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "silent | a process that asks the teacher cannot go on: the teacher says nothing; what",
        "full | a process that asks the teacher cannot go on: out of memory; raise the limit with"
            + " MOBILENET_JAVA_OPTS=-Xmx4g; what",
        "other | a process that asks the teacher has found other images or another teacher than",
        "deadly | of the store cannot be asked about: its process was ended 2 times, with exit code"
            + " 137, as a system does that has no memory left; give fewer --workers; what is"
      })
  void saysWhyItCannotGoOn(String file, String reason) throws Exception {
    StoreBuilder workers = workers(2);
    // So few blocks are left that one process asks.
    int[] left = {0};
    alone().build(several, (done, all) -> left[0] = all - done, () -> left[0] == 3);
    say(file, 0);
    assertThatThrownBy(() -> workers.build(several, SILENT, () -> false))
        .isInstanceOf(TeacherException.class)
        .hasMessageContaining(reason)
        .hasMessageEndingWith("what is written stays, and the same command goes on");
  }

  /** Which of an image's views is met first, alone or mixed into another, is a matter of chance. */
  @Test
  void ofAnImageThatCannotBeReadTheySayWhatOneProcessSays() throws Exception {
    say(FormulaStore.UNREADABLE, 0);
    Path other = folder.resolve("other-store");
    Throwable alone = catchThrowable(() -> alone().build(other, SILENT, () -> false));
    assertThat(alone)
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining(FormulaStore.UNREADABLE_REASON);
    String said = String.valueOf(alone.getMessage());
    assertThatThrownBy(() -> workers(2).build(several, SILENT, () -> false))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageEndingWith(said.substring(said.lastIndexOf(FormulaStore.UNREADABLE_REASON)));
    Files.delete(folder.resolve(FormulaStore.UNREADABLE));
    assertThat(workers(2).build(several, SILENT, () -> false)).isTrue();
    assertThat(several).hasSameBinaryContentAs(one);
  }
}
