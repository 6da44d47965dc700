package mobilenet.bench.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.evaluation.NamedClasses;
import mobilenet.export.form.Extent;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxInput;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.export.onnx.PixelLayout;
import mobilenet.graph.Graph;
import mobilenet.json.JsonException;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.distillation.Views;
import mobilenet.weights.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTeacherFormatTest {
  private static final long SEED = 20261127;
  private static final int COUNT = 5;
  private static final int VIEW = 20;
  private static final List<String> COLOURS = List.of("red", "green", "blue");
  private static final List<Object> IMAGES = List.of("N", 3, "H", "W");
  private static final List<Object> LOGITS = List.of("N", 3);

  /** Of a network that no catalogue knows. */
  private static final String CONFIG =
      """
      {"architecture": "mean_of_channels", "num_classes": 3, "label_names": ["red", "green", "blue"],
       "pretrained_cfg": {"input_size": [3, 8, 8], "mean": [0.5, 0.25, 0], "std": [0.5, 1, 2]}}
      """;

  @TempDir private Path dir;

  private static Views views(int channels) {
    return RandomViews.of(COUNT, VIEW, channels, SEED);
  }

  private static Teacher open(Path path, List<String> classes, int threads) throws IOException {
    return Teachers.open(List.of(path), NamedClasses.of(classes), TeacherRuntime.JAVA, threads);
  }

  private Path export(String name, OnnxOptions options) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(BundledNetwork.CHECKPOINT)) {
      return Files.write(dir.resolve(name), OnnxExport.export(checkpoint.bind(), options));
    }
  }

  private Path foreign(List<Object> images, List<Object> logits, boolean softmax)
      throws IOException {
    Path file = dir.resolve("means.onnx");
    return Files.write(file, ForeignOnnx.file(images, logits, softmax));
  }

  private Path foreign(List<Object> images) throws IOException {
    return foreign(images, LOGITS, false);
  }

  private void config(String text) throws IOException {
    Files.writeString(dir.resolve("config.json"), text);
  }

  @Test
  void answersAsTheCheckpointThatWasExported() throws IOException {
    List<OnnxOptions> forms =
        List.of(
            BundledNetwork.options(),
            BundledNetwork.options().withBatch(Extent.any()),
            BundledNetwork.options().withBatch(Extent.of(2)), // 5 views are two runs and a half
            BundledNetwork.options().withFreeSize().withOpset(Opset.LATEST),
            BundledNetwork.options().withTaps(List.of(Graph.FEATURES)));
    try (Teacher expected = open(BundledNetwork.CHECKPOINT, BundledNetwork.classes(), 1)) {
      float[] logits = expected.logits(views(1));
      for (OnnxOptions form : forms) {
        Path file = export("teacher.onnx", form);
        try (Teacher teacher = open(file, BundledNetwork.classes(), 2)) {
          assertThat(teacher.logits(views(1))).containsExactly(logits, within(1e-4f));
          assertThat(teacher.description())
              .startsWith("mobilenetv4_conv_small_070 (" + teacher.hash() + ") by ONNX Runtime 1.");
        }
      }
    }
  }

  @Test
  void answersDependNeitherOnThreadsNorOnTheBatch() throws IOException {
    Path file = export("teacher.onnx", BundledNetwork.options().withBatch(Extent.any()));
    Views all = views(1);
    try (Teacher one = open(file, BundledNetwork.classes(), 1);
        Teacher two = open(file, BundledNetwork.classes(), 2)) {
      float[] logits = one.logits(all);
      assertThat(two.logits(all)).isEqualTo(logits);
      assertThat(two.description()).isEqualTo(one.description());
      int classes = BundledNetwork.classes().size();
      for (int i = 0; i < COUNT; i++) {
        int length = VIEW * VIEW;
        float[] samples = Arrays.copyOfRange(all.samples(), i * length, (i + 1) * length);
        assertThat(two.logits(new Views(samples, 1, VIEW, 1)))
            .isEqualTo(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes));
      }
    }
  }

  @Test
  void networksThatNobodyKnowsTeachWithAConfigurationBesideThem() throws IOException {
    config(CONFIG);
    Path file = foreign(IMAGES);
    Views grey = views(1);
    try (Teacher teacher = open(file, List.of("blue", "red", "green"), 1)) {
      // A grey view of one value is the same in each channel, and its mean that value.
      float[] half = new float[VIEW * VIEW];
      Arrays.fill(half, 0.5f);
      assertThat(teacher.logits(new Views(half, 1, VIEW, 1)))
          .containsExactly(new float[] {0.25f, 0, 0.25f}, within(1e-6f));
      assertThat(teacher.description()).startsWith("means.onnx (");
      assertThat(teacher.logits(grey)).hasSize(COUNT * COLOURS.size());
    }
  }

  @Test
  void hashIsOfFilePreprocessingAndOrder() throws IOException {
    config(CONFIG);
    String hash = hash(foreign(IMAGES), COLOURS);
    assertThat(hash).matches("[0-9a-f]{24}");
    assertThat(hash(foreign(IMAGES), COLOURS)).isEqualTo(hash);
    assertThat(hash(foreign(IMAGES), List.of("green", "red", "blue"))).isNotEqualTo(hash);
    assertThat(hash(foreign(List.of("N", 3, 8, 8)), COLOURS)).isNotEqualTo(hash);
    config(CONFIG.replace("0.25", "0.3"));
    assertThat(hash(foreign(IMAGES), COLOURS)).isNotEqualTo(hash);
  }

  private static String hash(Path file, List<String> classes) throws IOException {
    try (Teacher teacher = open(file, classes, 1)) {
      return teacher.hash();
    }
  }

  @Test
  void theFileDecidesAboutTheSize() throws IOException {
    config(CONFIG);
    Set<String> hashes = new HashSet<>();
    for (int size : List.of(8, 12, 31)) {
      hashes.add(hash(foreign(List.of(1, 3, size, size)), COLOURS));
    }
    assertThat(hashes).hasSize(3);
    Path wide = foreign(List.of(1, 3, 8, 12));
    assertThatThrownBy(() -> open(wide, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(
            wide
                + ": expected square images of 3 channels, as its preprocessing says, found"
                + " [1, 3, 8, 12];");
    config(CONFIG.replace("[3, 8, 8]", "[1, 8, 8]").replaceAll("0.5, 0.25, 0|0.5, 1, 2", "0.5"));
    Path coloured = foreign(List.of("N", 3, "H", "W"));
    assertThatThrownBy(() -> open(coloured, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageContaining("square images of 1 channels")
        .hasMessageContaining("found [any, 3, any, any];");
  }

  /** As PyTorch writes files. */
  @Test
  void weightsMayBeInAFileBesideIt() throws IOException {
    config(CONFIG);
    Path file = Files.write(dir.resolve("sums.onnx"), ForeignOnnx.withWeightsIn("sums.onnx.data"));
    Path data = dir.resolve("sums.onnx.data");
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(data.toString());
    Files.write(data, floats(1, 2, 4));
    float[] grey = new float[VIEW * VIEW];
    Arrays.fill(grey, 0.5f);
    String hash;
    try (Teacher teacher = open(file, COLOURS, 1)) {
      assertThat(teacher.logits(new Views(grey, 1, VIEW, 1)))
          .containsExactly(new float[] {1, 2.25f, 4.25f}, within(1e-6f));
      hash = teacher.hash();
    }
    Files.write(data, floats(1, 2, 8));
    assertThat(hash(file, COLOURS)).isNotEqualTo(hash);
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  @Test
  void withoutPreprocessingNothingIsGuessed() throws IOException {
    Path file = foreign(IMAGES);
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(
            file
                + ": nothing says how images are prepared for it; put timm's config.json beside it");
    config("{\"id2label\": {\"0\": \"red\"}, \"image_size\": 8}");
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("pretrained_cfg is missing: how images are prepared");
    config(CONFIG.replace("pretrained_cfg", "pretrained_cgf"));
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("is \"pretrained_cgf\" meant?");
    config(CONFIG.replace("\"num_classes\": 3", "\"num_classes\": 4"));
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("num_classes must be the network's 3, found 4");
  }

  @Test
  void classesMustBeThoseOfTheData() throws IOException {
    config(CONFIG);
    Path file = foreign(IMAGES);
    assertThatThrownBy(() -> open(file, List.of("red", "green"), 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(
            file + " cannot teach these classes: it tells 3 apart and the data has 2");
  }

  @Test
  void probabilitiesAreNoLogits() throws IOException {
    config(CONFIG);
    Path file = foreign(IMAGES, LOGITS, true);
    assertThatThrownBy(() -> open(file, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            file
                + ": scores are probabilities, but a teacher answers logits; export it without its"
                + " softmax");
  }

  @Test
  void otherInputsAndOutputsAreRefused() throws IOException {
    config(CONFIG);
    OnnxInput pixels =
        new OnnxInput.Pixels(PixelLayout.NHWC, List.of(0.5, 0.5, 0.5), List.of(1.0, 1.0, 1.0));
    Path ofPixels = export("pixels.onnx", BundledNetwork.options().withInput(pixels));
    assertThatThrownBy(() -> open(ofPixels, BundledNetwork.classes(), 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageContaining("a teacher's input must be float32, N×channels×height×width, found")
        .hasMessageContaining("UINT8");
    Path free = foreign(List.of("N", "C", 8, 8), List.of("N", "C"), false);
    assertThatThrownBy(() -> open(free, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageContaining("a teacher's output must be float32, N×classes of a fixed number");
    Path one = foreign(List.of("N", 1, 8, 8), List.of("N", 1), false);
    assertThatThrownBy(() -> open(one, List.of("red"), 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageContaining("at least 2, found FLOAT of shape [-1, 1] of scores");
  }

  @Test
  void brokenAndUnknownFilesAreRefused() throws IOException {
    Path text = Files.writeString(dir.resolve("text.ONNX"), "no protobuf at all");
    assertThatThrownBy(() -> open(text, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(text + ": is not ONNX: ");
    Path empty = Files.write(dir.resolve("empty.onnx"), new byte[0]);
    assertThatThrownBy(() -> open(empty, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(empty + ": ONNX Runtime cannot load the file");
    Path other = Files.writeString(dir.resolve("teacher.pt"), "");
    assertThatThrownBy(() -> open(other, COLOURS, 1))
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            other
                + ": expected the folder of a checkpoint or a file *.onnx, found another file; give"
                + " the folder it is in");
  }

  @Test
  void severalTeachersMayBeOfBothKinds() throws IOException {
    Path file = export("teacher.onnx", BundledNetwork.options().withMetadata(Map.of()));
    Files.copy(BundledNetwork.CHECKPOINT.resolve("config.json"), dir.resolve("config.json"));
    try (Teacher both =
        Teachers.open(
            List.of(BundledNetwork.CHECKPOINT, file),
            NamedClasses.of(BundledNetwork.classes()),
            TeacherRuntime.JAVA,
            1)) {
      assertThat(both.description())
          .startsWith("mean of probabilities of mobilenetv4_conv_small_070 (")
          .contains("by java, teacher.onnx (");
      assertThat(both.logits(views(1))).hasSize(COUNT * BundledNetwork.classes().size());
    }
  }
}
