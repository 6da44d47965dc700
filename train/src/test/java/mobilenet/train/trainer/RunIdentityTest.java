package mobilenet.train.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.StoredImage;
import mobilenet.data.loader.LabelShare;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.RunIdentity.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdentityTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static RunIdentity of(Recipe recipe) throws IOException {
    return RunIdentity.of(Runs.plan(recipe, Runs.slice(), MINUTE), "random", RunIdentity.NOBODY);
  }

  private static RunIdentity of(ImageDataset dataset) {
    return RunIdentity.of(Runs.plan(Runs.recipe(2), dataset, MINUTE), "random", RunIdentity.NOBODY);
  }

  /** The slice with something else about every image, and other classes. */
  private static ImageDataset changed(
      UnaryOperator<LabelledImage> change, UnaryOperator<String> names, int stored)
      throws IOException {
    ImageDataset slice = Runs.slice();
    return new ImageDataset() {
      @Override
      public int size() {
        return slice.size();
      }

      @Override
      public List<String> classNames() {
        return slice.classNames().stream().map(names).toList();
      }

      @Override
      public LabelledImage get(int index) {
        return change.apply(slice.get(index));
      }

      @Override
      public Optional<StoredImage> stored(int index) {
        return Optional.of(new StoredImage(stored, () -> new byte[stored]));
      }
    };
  }

  @Test
  void isThatOfEverythingThatChangesARun() throws IOException {
    Recipe recipe = Runs.recipe(2);
    assertThat(of(recipe).value(Part.RECIPE))
        .matches("slice \\([0-9a-f]{8}\\) of mobilenetv4_conv_small_035");
    assertThat(of(recipe).value(Part.DIVISION)).startsWith("200 images beside 800 to learn from (");
    assertThat(of(recipe).difference(of(recipe.withRate(0.002)))).contains(Part.RECIPE);
    assertThat(of(recipe.withMeasured("all of it"))).isEqualTo(of(recipe));
  }

  @Test
  void anotherShareOfLabelsIsTheOptions() throws IOException {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), MINUTE);
    RunPlan fewer =
        new RunPlan(
            plan.recipe(),
            plan.training(),
            LabelShare.of(plan.training(), plan.trainingPart(), 0.5, LabelShare.SEED).labelled(),
            plan.validation(),
            plan.validationPart(),
            plan.classNames(),
            plan.seed(),
            plan.options());
    RunIdentity was = RunIdentity.of(plan, "random", RunIdentity.NOBODY);
    RunIdentity now = RunIdentity.of(fewer, "random", RunIdentity.NOBODY);
    assertThat(was.difference(now)).contains(Part.DIVISION);
    assertThat(Part.DIVISION.remedy()).isEqualTo("--hold-out, --limit, --labels and --labels-seed");
    assertThat(was.compare(Part.DIVISION, now))
        .startsWith("what is learnt from and held out was 200 images beside 800 to learn from (")
        .contains(", here 200 images beside 400 to learn from (");
  }

  /**
   * Blocks and conventions are the network's; classes and input are the data's and the recipe's.
   */
  @Test
  void tellsNetworksApartByWhatTheyCompute() throws IOException {
    Recipe recipe = Runs.recipe(2);
    RunIdentity was = of(recipe);
    assertThat(was.value(Part.NETWORK)).matches("mobilenetv4_conv_small_035 \\([0-9a-f]{12}\\)");
    Architecture same = recipe.architecture().withClasses(7).withResolution(96);
    assertThat(of(recipe.withArchitecture(same))).isEqualTo(was);
    assertThat(was.difference(of(recipe.withSize(48)))).contains(Part.RECIPE);
    Architecture tensorflow = same.withConventions(Conventions.TENSORFLOW);
    RunIdentity other = of(recipe.withArchitecture(tensorflow));
    assertThat(was.difference(other)).contains(Part.NETWORK);
    assertThat(other.value(Part.NETWORK)).contains("{\"pad_type\":\"same\",\"bn_eps\":0.001}");
    Architecture own = same.withStemStride(1).named("own");
    Architecture wider = own.withWidth(0.5);
    assertThat(of(recipe.withArchitecture(own)).difference(of(recipe.withArchitecture(wider))))
        .contains(Part.NETWORK);
  }

  @Test
  void tellsWhatIsDifferent() throws IOException {
    RunIdentity was = of(changed(image -> image, name -> name, 7));
    assertThat(was.difference(of(changed(image -> image, name -> name, 7)))).isEmpty();
    assertThat(was.difference(of(changed(image -> image, name -> "not " + name, 7))))
        .contains(Part.CLASSES);
    UnaryOperator<LabelledImage> renamed =
        image -> new LabelledImage("other " + image.name(), image.label(), image.source());
    assertThat(was.difference(of(changed(renamed, name -> name, 7)))).contains(Part.NAMES);
    assertThat(was.difference(of(changed(image -> image, name -> name, 8)))).contains(Part.CONTENT);
    UnaryOperator<LabelledImage> moved =
        image -> new LabelledImage(image.name(), 9 - image.label(), image.source());
    assertThat(was.difference(of(changed(moved, name -> name, 7)))).contains(Part.NAMES);
  }

  @Test
  void knowsTheNamesAndTheWeightsGiven() throws IOException {
    RunPlan plan = Runs.plan(Runs.recipe(2), Runs.slice(), MINUTE);
    List<String> names = new ArrayList<>(plan.classNames());
    names.set(3, "frock");
    RunPlan named =
        new RunPlan(
            plan.recipe(),
            plan.training(),
            plan.trainingPart(),
            plan.validation(),
            plan.validationPart(),
            names,
            plan.seed(),
            plan.options());
    RunIdentity was = RunIdentity.of(plan, "random", RunIdentity.NOBODY);
    assertThat(was.difference(RunIdentity.of(named, "random", RunIdentity.NOBODY)))
        .contains(Part.LABELS);
    InitialWeights random = InitialWeights.random(plan);
    String origin = InitialWeights.ofCheckpoint(random.weights()).origin();
    assertThat(origin).matches("those of a checkpoint \\([0-9a-f]{8}\\)");
    assertThat(was.difference(RunIdentity.of(plan, origin, RunIdentity.NOBODY)))
        .contains(Part.WEIGHTS);
    assertThat(was.compare(Part.WEIGHTS, RunIdentity.of(plan, origin, RunIdentity.NOBODY)))
        .isEqualTo("the weights before the first step were random, here " + origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa-IR-u-nu-arabext",
        "ar-EG-u-nu-arab",
        "hi-IN-u-nu-deva",
        "th-TH-u-nu-thai",
        "tr-TR"
      })
  void isTheSameInEveryLanguage(String language) throws IOException {
    RunIdentity was = of(Runs.recipe(2));
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(of(Runs.recipe(2))).isEqualTo(was);
  }
}
