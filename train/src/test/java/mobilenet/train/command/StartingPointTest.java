package mobilenet.train.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Catalogue;
import mobilenet.data.ImageDataset;
import mobilenet.data.ImageDatasets;
import mobilenet.data.Split;
import mobilenet.data.loader.HoldOut;
import mobilenet.data.loader.Selection;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonWriter;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.train.distillation.SmallTeachers;
import mobilenet.train.recipe.Recipes;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunPlan;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTest {
  private static final Path SLICE = Path.of("src/test/resources/fashion-mnist-slice");
  private static final int SIZE = 32;
  private static final List<String> LABELS =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j/k");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private final List<String> notices = new ArrayList<>();

  @TempDir private Path dir;

  /** A checkpoint whose classifier has another bias for each class. */
  private Path checkpoint(List<String> labels) throws IOException {
    Path drawn = SmallTeachers.write(dir.resolve("drawn"), 3, SIZE, labels, 1);
    Path folder = dir.resolve("from");
    try (Checkpoint checkpoint = Checkpoint.open(drawn)) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (String name : checkpoint.weights().names()) {
        tensors.put(name, checkpoint.weights().tensor(name));
      }
      float[] bias = new float[labels.size()];
      for (int i = 0; i < bias.length; i++) {
        bias[i] = i;
      }
      tensors.put("classifier.bias", new Tensor(List.of(bias.length), bias));
      Checkpoint.write(folder, checkpoint.config(), new MapWeights(tensors), DType.F32);
    }
    return folder;
  }

  private static RunPlan plan(List<String> classNames) throws IOException {
    ImageDataset dataset = ImageDatasets.open(SLICE, Split.TRAIN);
    HoldOut parts = HoldOut.of(dataset, Selection.all(dataset.size()), 0.1, 0);
    return new RunPlan(
        Recipes.named("fashion-mnist-tiny")
            .withArchitecture(Catalogue.get("mobilenetv4_conv_small_035"))
            .withSize(SIZE),
        dataset,
        parts.training(),
        dataset,
        parts.validation(),
        classNames,
        3,
        new RunPlan.Options(1, Duration.ofMinutes(1)));
  }

  private static float[] logits(BoundGraph bound) {
    RuntimeOptions options = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model = CompiledModel.compile(bound, options)) {
      float[] image = new float[3 * SIZE * SIZE];
      for (int i = 0; i < image.length; i++) {
        image[i] = i % 17 / 8f - 1;
      }
      float[] logits = new float[LABELS.size()];
      model.session(SIZE, SIZE).run(image, logits);
      return logits;
    }
  }

  /** The answer for a class is the checkpoint's for the class of that name. */
  @Test
  void theSameClassesInAnotherOrderKeepTheirRows() throws IOException {
    Path from = checkpoint(LABELS);
    List<Integer> order = List.of(3, 0, 9, 1, 2, 8, 7, 4, 6, 5);
    RunPlan plan = plan(List.of("d", "a", "J_K", "b", "c", "i", "h", "e", "g", "f"));
    InitialWeights initial = StartingPoint.of(from, plan, notices::add);
    float[] answers = logits(WeightBinding.bind(plan.architecture(), initial.weights()));
    try (Checkpoint before = Checkpoint.open(from)) {
      float[] own = logits(before.bind());
      for (int i = 0; i < answers.length; i++) {
        assertThat(answers[i]).as("class %s", i).isCloseTo(own[order.get(i)], within(1e-4f));
      }
    }
    assertThat(notices)
        .containsExactly(
            "the classifier's rows were put in the order of the data: classes are matched by name;"
                + " differently written: J_K is j/k");
    assertThat(initial.origin())
        .isNotEqualTo(StartingPoint.of(from, plan(LABELS), notices::add).origin());
  }

  @Test
  void asManyOtherClassesGetANewClassifier() throws IOException {
    Path from = checkpoint(LABELS);
    RunPlan plan = plan(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "z"));
    InitialWeights initial = StartingPoint.of(from, plan, notices::add);
    InitialWeights drawn = InitialWeights.random(plan);
    try (Checkpoint before = Checkpoint.open(from)) {
      for (String name : before.weights().names()) {
        assertThat(initial.weights().read(name))
            .as(name)
            .isEqualTo(
                name.startsWith("classifier.")
                    ? drawn.weights().read(name)
                    : before.weights().read(name));
      }
    }
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith(
            "the classifier is new: 1 of the data set's 10 classes is not among the labels of the"
                + " network: \"z\"");
  }

  /** A network that learnt from the same data before its classes were named. */
  @Test
  void namesForTheClassesKeepTheClassifier() throws IOException {
    Path from = checkpoint(NUMBERS);
    requireSame(from, LABELS);
    assertThat(notices)
        .containsExactly("the classifier is the checkpoint's: classes are matched by name");
  }

  @Test
  void anotherNumberOfClassesGetsANewClassifier() throws IOException {
    RunPlan plan = plan(LABELS);
    InitialWeights initial = StartingPoint.of(checkpoint(List.of("a", "b")), plan, notices::add);
    assertThat(initial.weights().read("classifier.weight"))
        .isEqualTo(InitialWeights.random(plan).weights().read("classifier.weight"));
    assertThat(notices)
        .containsExactly("the classifier is new: the checkpoint has 2 classes (a, b), the data 10");
  }

  @Test
  void whatIsNotKnownToBeAnotherClassIsTheSame() throws IOException {
    Path from = checkpoint(LABELS);
    requireSame(from, LABELS);
    assertThat(notices).isEmpty();

    requireSame(from, NUMBERS);
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith(
            "the classifier is the checkpoint's: the data's classes are numbers, taken for those of"
                + " the outputs: 0 is a, 1 is b");
    notices.clear();

    Files.writeString(
        from.resolve(Checkpoint.CONFIG),
        JsonWriter.pretty(Checkpoint.config(from).toJson().without(List.of("label_names"))));
    requireSame(from, List.of("j", "i", "h", "g", "f", "e", "d", "c", "b", "a"));
    assertThat(notices).isEmpty();
  }

  private void requireSame(Path from, List<String> classNames) throws IOException {
    InitialWeights initial = StartingPoint.of(from, plan(classNames), notices::add);
    try (Checkpoint before = Checkpoint.open(from)) {
      for (String name : List.of("classifier.weight", "classifier.bias")) {
        assertThat(initial.weights().read(name)).isEqualTo(before.weights().read(name));
      }
    }
  }
}
