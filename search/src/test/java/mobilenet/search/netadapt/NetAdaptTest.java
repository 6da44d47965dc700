package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetAdaptTest {
  private static final int LANDSCAPES = 12;

  @TempDir private Path folder;

  /** The papers' forms. */
  private enum Form {
    ORIGINAL,
    V3;

    AdaptSettings settings() {
      return this == V3 ? AdaptSettings.V3 : AdaptSettings.ORIGINAL;
    }
  }

  private List<AdaptedNetwork> adapt(
      ToyNetworks toy, AdaptSettings settings, double target, String file) throws Exception {
    return adapt(toy, toy, settings, target, file);
  }

  private List<AdaptedNetwork> adapt(
      WidthSpace space, Tuner tuner, AdaptSettings settings, double target, String file)
      throws Exception {
    JsonObject heading = JsonObject.EMPTY.with("target", target);
    try (AdaptLog log = AdaptLog.open(folder.resolve(file), heading, notice -> {})) {
      return new NetAdapt(space, settings, target, tuner, log, AdaptListener.NONE).run();
    }
  }

  private static double target(ToyNetworks toy, double ratio) {
    return ratio * toy.cost(toy.widest()).orElseThrow();
  }

  /** How far below the best network of its cost, on a scale from the worst network to the best. */
  private double gap(Form form, int seed) throws Exception {
    ToyNetworks toy = new ToyNetworks(seed);
    double target = target(toy, 0.6);
    List<AdaptedNetwork> path = adapt(toy, form.settings(), target, form + "-" + seed);
    AdaptedNetwork result = path.get(path.size() - 1);
    assertThat(result.cost()).isLessThanOrEqualTo(target);
    return toy.best(result.cost()) - result.accuracy();
  }

  @Test
  void comesWithinTwoPercentOfTheBestNetworkOfItsCost() throws Exception {
    double original = 0;
    double v3 = 0;
    for (int seed = 0; seed < LANDSCAPES; seed++) {
      double originals = gap(Form.ORIGINAL, seed);
      double v3s = gap(Form.V3, seed);
      assertThat(originals).as("original, seed %d", seed).isBetween(0.0, 0.02);
      assertThat(v3s).as("V3, seed %d", seed).isBetween(0.0, 0.02);
      original += originals / LANDSCAPES;
      v3 += v3s / LANDSCAPES;
    }
    assertThat(v3).as("original %s", original).isLessThanOrEqualTo(original);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyStepSavesWhatItMustAndNarrowsOneGroup(Form form) throws Exception {
    ToyNetworks toy = new ToyNetworks(3);
    List<AdaptedNetwork> path = adapt(toy, form.settings(), target(toy, 0.7), "path");
    assertThat(path.size()).isGreaterThan(3);
    double first = path.get(0).cost();
    for (int step = 1; step < path.size(); step++) {
      AdaptedNetwork before = path.get(step - 1);
      AdaptedNetwork after = path.get(step);
      assertThat(before.cost() - after.cost())
          .isGreaterThanOrEqualTo(form.settings().schedule().part(step) * first * (1 - 1e-12));
      assertThat(before.widths().with(after.group(), after.widths().of(after.group())))
          .isEqualTo(after.widths());
      assertThat(after.widths().of(after.group()) % AdaptSettings.DEFAULT_QUANTUM).isZero();
      assertThat(after.widths().of(after.group())).isLessThan(before.widths().of(after.group()));
    }
    assertThat(path.get(path.size() - 2).cost()).isGreaterThan(target(toy, 0.7));
    assertThat(toy.chosen())
        .containsExactlyElementsOf(
            path.subList(1, path.size()).stream().map(AdaptedNetwork::widths).toList());
  }

  /** Ties aside, the least narrowing that saves enough: one quantum more would save too little. */
  @Test
  void aProposalIsAsWideAsItMayBe() {
    ToyNetworks toy = new ToyNetworks(5);
    double most = 0.95 * toy.cost(toy.widest()).orElseThrow();
    List<Proposal> proposals = new Proposals(toy, ToyNetworks.QUANTUM).from(toy.widest(), most);
    assertThat(proposals).hasSizeGreaterThan(2);
    for (Proposal proposal : proposals) {
      assertThat(proposal.cost()).isLessThanOrEqualTo(most);
      int wider = proposal.widths().of(proposal.group()) + ToyNetworks.QUANTUM;
      assertThat(toy.cost(proposal.widths().with(proposal.group(), wider)).orElseThrow())
          .isGreaterThan(most);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void killedAndResumedComesToTheSame(Form form) throws Exception {
    double target = target(new ToyNetworks(7), 0.75);
    ToyNetworks whole = new ToyNetworks(7);
    List<AdaptedNetwork> expected = adapt(whole, form.settings(), target, "whole");
    int trained = 0;
    List<AdaptedNetwork> resumed = List.of();
    for (int i = 0; resumed.isEmpty(); i++) {
      assertThat(i).isLessThan(100);
      ToyNetworks toy = new ToyNetworks(7).dyingAfter(7);
      try {
        resumed = adapt(toy, form.settings(), target, "killed");
      } catch (ToyNetworks.Killed killed) {
        assertThat(toy.trained()).isEqualTo(7);
      }
      trained += toy.trained();
    }
    assertThat(resumed).isEqualTo(expected);
    assertThat(trained).isEqualTo(whole.trained());
    assertThat(Files.readString(folder.resolve("killed")))
        .isEqualTo(Files.readString(folder.resolve("whole")));
  }

  @Test
  void theLogOfAnotherLoopIsRefused() throws Exception {
    ToyNetworks toy = new ToyNetworks(7);
    adapt(toy, AdaptSettings.V3, target(toy, 0.9), "log");
    assertThatExceptionOfType(JsonException.class)
        .isThrownBy(() -> adapt(toy, AdaptSettings.V3, target(toy, 0.8), "log"))
        .withMessageContaining("is of something else: target was")
        .withMessageContaining("give the same, or another folder");
  }

  @Test
  void whatCannotBeReachedIsSaidBeforeAnythingIsTrained() {
    ToyNetworks toy = new ToyNetworks(2);
    assertThatThrownBy(() -> adapt(toy, AdaptSettings.V3, target(toy, 0.001), "a"))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining("with every group of channels as narrow as it can be");
    assertThatThrownBy(() -> adapt(toy, AdaptSettings.ORIGINAL, target(toy, 0.25), "b"))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessage(
            "steps that begin with 2.5 % and shrink by 0.96 each take away at most 62.5 % in all,"
                + " and the target needs 75 %; take larger steps, or a decay of 1");
    AdaptSettings tiny = AdaptSettings.V3.withSchedule(new StepSchedule(1e-7, 1));
    assertThatThrownBy(() -> adapt(toy, tiny, target(toy, 0.5), "tiny"))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining("are too small for the 50 % that the target needs")
        .hasMessageContaining("take larger steps");
    assertThatThrownBy(() -> Reachability.check(toy, AdaptSettings.V3, Double.NaN))
        .hasMessage("the target must be above 0, given NaN");
    assertThatThrownBy(() -> adapt(toy, AdaptSettings.V3, target(toy, 1.5), "c"))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining("the target must be below");
    assertThat(toy.trained()).isZero();
  }

  /** A step so large that no single group can make it. */
  @Test
  void stepsThatNoGroupCanMakeEndInASentence() {
    ToyNetworks toy = new ToyNetworks(2);
    AdaptSettings settings = AdaptSettings.V3.withSchedule(new StepSchedule(0.9, 1));
    assertThatThrownBy(() -> adapt(toy, settings, target(toy, 0.05), "a"))
        .isInstanceOf(UnreachableTargetException.class)
        .hasMessageContaining("step 1 finds no group of channels")
        .hasMessageContaining("take smaller steps");
  }

  @Test
  void aNetworkThatCannotBeTrainedIsNotChosen() throws Exception {
    ToyNetworks toy = new ToyNetworks(4);
    double target = target(toy, 0.95);
    List<AdaptedNetwork> usual = adapt(toy, AdaptSettings.V3, target, "usual");
    String favourite = usual.get(1).group();
    Tuner failing = new Failing(toy, favourite);
    List<AdaptedNetwork> path = adapt(toy, failing, AdaptSettings.V3, target, "failing");
    assertThat(path.stream().map(AdaptedNetwork::group)).doesNotContain(favourite);
    assertThatThrownBy(
            () -> adapt(toy, new Failing(toy, ""), AdaptSettings.V3, target, "all failing"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("of step 1 could be trained: diverged");
  }

  /** Fails for networks in which a group is narrower; for all, without a group. */
  private record Failing(ToyNetworks toy, String group) implements Tuner {
    @Override
    public String name() {
      return toy.name();
    }

    @Override
    public Evaluation measure(Widths seed) {
      return toy.measure(seed);
    }

    @Override
    public Evaluation tune(int step, Widths from, Widths to) {
      boolean fails = group.isEmpty() || to.of(group) < from.of(group);
      return fails ? new Failed("diverged") : toy.tune(step, from, to);
    }

    @Override
    public void chosen(Widths widths) {
      // Keeps everything.
    }
  }

  @Test
  void theListenerHearsOfEveryNetworkOnce() throws Exception {
    ToyNetworks toy = new ToyNetworks(6);
    double target = target(toy, 0.9);
    List<String> heard = new ArrayList<>();
    AdaptListener listener =
        new AdaptListener() {
          @Override
          public void began(AdaptedNetwork from, int proposals, int known) {
            heard.add("began with " + from.step() + ", " + known + " known");
          }

          @Override
          public void tuned(int step, Proposal proposal, Evaluation evaluation) {
            heard.add("tuned");
          }

          @Override
          public OptionalDouble chose(AdaptedNetwork network) {
            heard.add("chose " + network.step());
            return OptionalDouble.of(42.5);
          }
        };
    Path file = folder.resolve("heard");
    try (AdaptLog log = AdaptLog.open(file, JsonObject.EMPTY, notice -> {})) {
      List<AdaptedNetwork> path =
          new NetAdapt(toy, AdaptSettings.V3, target, toy, log, listener).run();
      assertThat(heard.stream().filter(h -> h.equals("tuned"))).hasSize(toy.trained());
      assertThat(heard.get(0)).isEqualTo("began with 0, 0 known");
      assertThat(heard.get(heard.size() - 1)).isEqualTo("chose " + (path.size() - 1));
      assertThat(log.trained()).hasSize(toy.trained() + 1).containsAll(path);
    }
    assertThat(Files.readString(file)).contains("\"measured_cost\":42.5");
  }
}
