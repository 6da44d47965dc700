package mobilenet.search.tunas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.controller.ControllerRows;
import mobilenet.search.controller.ControllerState;
import mobilenet.search.controller.Policy;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.SuperNetworkPlan;
import mobilenet.search.supernet.SuperNetworkRanking;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.train.torch.NativeSettings;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunasSearchTest {
  private static final int STEPS = 24;
  private static final long SEED = 5;
  private static final Duration ALWAYS = Duration.ZERO;
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() throws Exception {
    NativeSettings.apply(1);
  }

  /** Ends a search as a kill would: nothing that it does later is on the disk. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private TunasSearch.Files files(String name) throws IOException {
    return TinySearch.files(Files.createDirectories(folder.resolve(name)));
  }

  private static TunasSearch search(
      TunasPlan plan, TunasSearch.Files files, Duration saveEvery, TunasSearch.Listener listener) {
    return new TunasSearch(plan, TinySearch.costs(plan.space()), files, saveEvery, listener);
  }

  @Test
  void threeInterruptionsChangeNoBit() throws Exception {
    TunasPlan plan = TinySearch.plan(STEPS, SEED);
    TunasSearch.Files whole = files("whole");
    search(plan, whole, NEVER, (row, controller) -> {}).run().close();

    long seed = System.nanoTime();
    System.out.println("moments of seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    TunasSearch.Files cut = files("cut");
    long at = 0;
    for (int kill = 0; kill < 3; kill++) {
      // Snapshots are behind the log by the steps that the last one of a process has done since.
      at += 1 + random.nextInt(STEPS / 3 - 1);
      long end = at;
      assertThatThrownBy(
              () ->
                  search(
                          plan,
                          cut,
                          ALWAYS,
                          (row, controller) -> {
                            if (controller.step() == end) {
                              throw new Killed();
                            }
                          })
                      .run())
          .isInstanceOf(Killed.class);
      assertThat(TunasState.stepsOf(plan, cut.snapshot())).isEqualTo(end - 1);
      if (kill == 1) {
        Files.writeString(cut.log(), Files.readString(cut.log()) + "99,torn");
      }
    }
    search(plan, cut, NEVER, (row, controller) -> {}).run().close();
    assertThat(cut.snapshot()).hasSameBinaryContentAs(whole.snapshot());
    assertThat(cut.log()).hasSameTextualContentAs(whole.log());
  }

  @Test
  void aStepIsLoggedAsItWas() throws Exception {
    TunasPlan plan = TinySearch.plan(STEPS, SEED);
    TunasSearch.Files files = files("logged");
    List<ControllerRow> seen = new ArrayList<>();
    List<Genotype> drawn =
        new ArrayList<>(new Controller(plan.space(), plan.controller()).sample());
    try (TunasState state =
        search(
                plan,
                files,
                NEVER,
                (row, controller) -> {
                  seen.add(row);
                  drawn.addAll(controller.isDone() ? List.of() : controller.sample());
                })
            .run()) {
      assertThat(new ControllerRows(plan.sizes()).read(files.log())).isEqualTo(seen);
      assertThat(seen).hasSize(STEPS);
      assertThat(state.network().steps()).isEqualTo(STEPS);
      double work = 0;
      for (int step = 0; step < STEPS; step++) {
        ControllerRow row = seen.get(step);
        double ratio =
            TinySearch.costs(plan.space()).of(drawn.get(step)).macs() / TinySearch.TARGET;
        assertThat(row.ratio().orElseThrow()).isEqualTo(ratio);
        assertThat(row.update().reward())
            .isCloseTo(row.accuracy() - 0.1 * Math.abs(ratio - 1), within(1e-12));
        // Of 160 images that give rewards.
        assertThat(row.accuracy() * 160).isCloseTo(Math.rint(row.accuracy() * 160), within(1e-9));
        // The controller does not learn in the first quarter.
        boolean uniform =
            row.probabilities().stream().allMatch(p -> p.stream().distinct().count() == 1);
        assertThat(uniform).as("step " + step).isEqualTo(step < STEPS / 4);
        work += ratio;
      }
      // Warm-up only ever makes networks wider. 64 images three times and 160 once.
      assertThat(plan.imagesPerStep()).isEqualTo(352);
      assertThat(state.imageMacs()).isGreaterThan(352 * TinySearch.TARGET * work);
    }
  }

  @Test
  void theResultIsJudgedByOtherImages() throws Exception {
    TunasPlan plan = TinySearch.plan(STEPS, SEED);
    TunasImages images = TunasImages.of(TinySearch.images());
    try (TunasState state = search(plan, files("result"), NEVER, (row, controller) -> {}).run()) {
      SuperNetworkPlan report =
          new SuperNetworkPlan(
              plan.space(),
              new CandidateRecipe(plan.weights().recipe().recipe(), images.report()),
              STEPS,
              SEED);
      SearchSpace space = plan.space();
      TunasResult result =
          TunasResult.of(
              state,
              TinySearch.costs(space),
              new SuperNetworkRanking(state.network(), report, 50),
              3);
      assertThat(result.imageMacs()).isEqualTo(state.imageMacs());
      assertThat(result.best().network()).isEqualTo(state.controller().policy().mostProbable());
      assertThat(result.top()).hasSizeBetween(1, 3);
      for (TunasResult.Found found : result.top()) {
        assertThat(found.top1() * 40).isCloseTo(Math.rint(found.top1() * 40), within(1e-9));
        assertThat(found.ratio().orElseThrow()).isEqualTo(found.costs().macs() / TinySearch.TARGET);
        assertThat(found.share()).isBetween(0.001, 1.0);
      }
      // Those that are drawn as other genotypes of the same network count for it.
      assertThat(result.top().stream().map(TunasResult.Found::share))
          .isEqualTo(state.controller().top(3).stream().map(Policy.Share::share).toList());
    }
  }

  /** What comes back to the caller, and no pointer stays behind in libtorch's memory. */
  @Test
  void memoryIsFlat() throws Exception {
    TunasPlan plan = TinySearch.plan(160, SEED);
    List<Long> pointers = new ArrayList<>();
    search(
            plan,
            files("memory"),
            ALWAYS,
            (row, controller) -> {
              if (controller.step() % 40 == 0) {
                pointers.add(Pointer.totalCount());
              }
            })
        .run()
        .close();
    assertThat(pointers).hasSize(4);
    assertThat(pointers.get(3)).isLessThanOrEqualTo(pointers.get(1));
  }

  @Test
  void anotherSearchesSnapshotIsRefused() throws Exception {
    TunasSearch.Files files = files("other");
    search(TinySearch.plan(2, SEED), files, NEVER, (row, controller) -> {}).run().close();
    TunasPlan other = TinySearch.plan(2, SEED + 1);
    assertThatThrownBy(() -> search(other, files, NEVER, (row, controller) -> {}).run())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            files.snapshot() + ": is of another training: seed was " + SEED + ", here ")
        .hasMessageContaining("; controller.seed was " + SEED)
        .hasMessageEndingWith("give the same settings, or another --output");
  }

  /** Its streams are apart: more steps, say, draw the same networks at first. */
  @Test
  void theSeedDecides() throws Exception {
    ControllerState one = state(SEED, "one");
    assertThat(state(SEED, "again")).isEqualTo(one);
    assertThat(state(SEED + 1, "other").logits()).isNotEqualTo(one.logits());
  }

  private ControllerState state(long seed, String name) throws Exception {
    try (TunasState state =
        search(TinySearch.plan(4, seed), files(name), NEVER, (row, controller) -> {}).run()) {
      return state.controller().state();
    }
  }
}
