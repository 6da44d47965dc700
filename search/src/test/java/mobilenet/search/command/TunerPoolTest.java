package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.netadapt.Widths;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which train nothing. */
class TunerPoolTest {
  private static final Widths FROM = new Widths(Map.of("group", 1000));

  @TempDir private Path folder;

  private TunerPool pool(int count) {
    List<String> command = ChildJvm.command(FakeTuner.class, folder.toString());
    return new TunerPool(new FakeTuner(folder), command, folder, count);
  }

  private static Widths width(int channels) {
    return new Widths(Map.of("group", channels));
  }

  private static List<Evaluation> tuned(Tuner tuner, int... widths) throws Exception {
    List<Evaluation> evaluations = new ArrayList<>();
    List<Widths> to = new ArrayList<>();
    for (int channels : widths) {
      to.add(width(channels));
    }
    tuner.tuneAll(
        3,
        FROM,
        to,
        (index, evaluation) -> {
          assertThat(index).isEqualTo(evaluations.size());
          evaluations.add(evaluation);
        });
    return evaluations;
  }

  /** The first takes longest, and is told first. */
  @Test
  void severalProcessesComeToTheSameInTheSameOrder() throws Exception {
    int[] widths = {FakeTuner.SLOW, 8, 16, 24, 32, 40};
    try (TunerPool pool = pool(2)) {
      List<Evaluation> evaluations = tuned(pool, widths);
      assertThat(evaluations).isEqualTo(tuned(new FakeTuner(folder), widths));
      assertThat(evaluations.get(1)).isEqualTo(Measured.of(8.0 / 3000));
    }
    assertThat(new FakeProcesses(folder).all()).hasSize(2);
  }

  @Test
  void aProcessThatDiesIsReplacedAndOneThatDiesTwiceHasFailedItsNetwork() throws Exception {
    try (TunerPool pool = pool(1)) {
      List<Evaluation> evaluations = tuned(pool, 8, FakeTuner.DEADLY_ONCE, FakeTuner.DEADLY, 16);
      assertThat(evaluations.subList(0, 2))
          .containsExactly(Measured.of(8.0 / 3000), Measured.of(FakeTuner.DEADLY_ONCE / 3000.0));
      assertThat(evaluations.get(2))
          .isInstanceOfSatisfying(
              Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .contains("its process was ended 2 times, with exit code 137"));
      assertThat(evaluations.get(3)).isEqualTo(Measured.of(16.0 / 3000));
    }
    assertThat(new FakeProcesses(folder).all()).hasSize(4);
  }

  /** As on Ctrl-C: a failure would be written down, and stand when the adaptation goes on. */
  @Test
  void aNetworkWhoseProcessIsEndedByClosingHasNotFailed() throws Exception {
    TunerPool pool = pool(1);
    FutureTask<List<Evaluation>> tuning = new FutureTask<>(() -> tuned(pool, FakeTuner.ENDLESS, 8));
    new Thread(tuning).start();
    while (new FakeProcesses(folder).all().isEmpty()) {
      Thread.sleep(20);
    }
    pool.close();
    assertThatThrownBy(tuning::get).hasMessageContaining("the workers were ended;");
    assertThat(new FakeProcesses(folder).all()).hasSize(1);
  }

  @Test
  void whatIsNoFaultOfTheNetworkIsASentence() throws Exception {
    try (TunerPool pool = pool(2)) {
      assertThatThrownBy(() -> tuned(pool, 8, FakeTuner.UNREADABLE, 16))
          .hasMessage(
              "a worker of the adaptation cannot go on: the disk is full; what is done is saved,"
                  + " and the same command goes on");
    }
    try (TunerPool pool = pool(1)) {
      Files.createFile(folder.resolve(FakeTuner.REFUSING));
      assertThatThrownBy(() -> tuned(pool, 8))
          .hasMessageContaining("a worker of the adaptation ended with exit code 1;");
    }
  }
}
