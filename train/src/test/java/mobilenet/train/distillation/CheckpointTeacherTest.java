package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import mobilenet.Classifier;
import mobilenet.evaluation.NamedClasses;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTeacherTest {
  private static final long SEED = 20261126;
  private static final int SIZE = 32;
  private static final List<String> CLASSES = List.of("bag", "coat", "shoe");
  private static final NamedClasses NAMED = NamedClasses.of(CLASSES);
  private static final Preprocessing STUDENT =
      new Preprocessing(
          3,
          SIZE,
          SIZE,
          1,
          Interpolation.BILINEAR,
          List.of(.2, .2, .2),
          List.of(.3, .3, .3),
          CropMode.CENTER);

  @TempDir private Path dir;

  private Teacher open(Path folder, List<String> classes, TeacherRuntime runtime)
      throws IOException {
    return CheckpointTeacher.open(folder, NamedClasses.of(classes), runtime, 1);
  }

  private static List<RgbImage> images() {
    Random random = new Random(SEED);
    byte[] first = new byte[SIZE * SIZE * RgbImage.CHANNELS];
    byte[] second = new byte[first.length];
    random.nextBytes(first);
    random.nextBytes(second);
    return List.of(RgbImage.of(SIZE, SIZE, first), RgbImage.of(SIZE, SIZE, second));
  }

  private static Views views() {
    float[] batch = new float[2 * STUDENT.length()];
    for (int i = 0; i < 2; i++) {
      STUDENT.apply(images().get(i), batch, i * STUDENT.length());
    }
    return Views.of(batch, 2, STUDENT);
  }

  @ParameterizedTest
  @EnumSource(TeacherRuntime.class)
  void answersAsItsClassifierDoes(TeacherRuntime runtime) throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("t"), 3, SIZE, CLASSES, 1);
    try (Teacher teacher = open(folder, CLASSES, runtime);
        Classifier classifier = Classifier.load(folder)) {
      float[] logits = teacher.logits(views());
      for (int i = 0; i < 2; i++) {
        float[] expected = classifier.logits(images().get(i));
        for (int c = 0; c < CLASSES.size(); c++) {
          assertThat(logits[i * CLASSES.size() + c]).isCloseTo(expected[c], within(1e-4f));
        }
      }
      assertThat(teacher.description())
          .isEqualTo("mobilenetv4_conv_small_035 (" + teacher.hash() + ") by " + runtime);
      // To the bit, however often it is asked.
      assertThat(teacher.logits(views())).isEqualTo(logits);
    }
  }

  @Test
  void answersInPortionsAreTheSame() throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("t"), 3, SIZE, CLASSES, 1);
    Views two = views();
    try (Teacher whole = open(folder, CLASSES, TeacherRuntime.JAVA);
        Teacher portions =
            CheckpointTeacher.open(folder, NAMED, TeacherRuntime.JAVA, 1, STUDENT.length())) {
      assertThat(portions.logits(two)).isEqualTo(whole.logits(two));
    }
  }

  @Test
  void outputsAreInTheOrderOfTheData() throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("t"), 3, SIZE, CLASSES, 1);
    List<String> turned = List.of("shoe", "bag", "coat");
    try (Teacher own = open(folder, CLASSES, TeacherRuntime.LIBTORCH);
        Teacher other = open(folder, turned, TeacherRuntime.LIBTORCH)) {
      float[] logits = own.logits(views());
      assertThat(other.logits(views()))
          .containsExactly(logits[2], logits[0], logits[1], logits[5], logits[3], logits[4]);
      assertThat(other.hash()).isNotEqualTo(own.hash());
    }
  }

  @Test
  void classesMustBeThoseOfTheData() throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("t"), 3, SIZE, CLASSES, 1);
    assertThatThrownBy(() -> open(folder, List.of("bag", "coat", "hat"), TeacherRuntime.LIBTORCH))
        .isInstanceOf(TeacherException.class)
        .hasMessageStartingWith(
            folder
                + " cannot teach these classes: 1 of the data set's 3 classes is not among the"
                + " labels of the network: \"hat\"");
    assertThatThrownBy(() -> open(folder, List.of("bag", "coat"), TeacherRuntime.LIBTORCH))
        .isInstanceOf(TeacherException.class)
        .hasMessage(
            folder
                + " cannot teach these classes: it tells 3 apart and the data has 2, so that its"
                + " probabilities for the data's would not add up to 1; give a teacher that was"
                + " trained on the same classes");
  }

  @Test
  void namesGivenToTheDataDoNotHideItsOwn() throws IOException {
    Path folder = SmallTeachers.write(dir.resolve("t"), 3, SIZE, List.of("1", "0", "2"), 1);
    NamedClasses named = new NamedClasses(List.of("0", "1", "2"), CLASSES);
    try (Teacher own = open(folder, named.own(), TeacherRuntime.JAVA);
        Teacher same = CheckpointTeacher.open(folder, named, TeacherRuntime.JAVA, 1)) {
      assertThat(same.logits(views())).isEqualTo(own.logits(views()));
      assertThat(same.hash()).isEqualTo(own.hash());
    }
  }

  @Test
  void hashIsOfWhatDecidesTheAnswers() throws IOException {
    try (Teacher teacher = teacher("a", 1, CLASSES);
        Teacher elsewhere = teacher("b", 1, CLASSES);
        Teacher otherWeights = teacher("c", 2, CLASSES);
        Teacher otherRuntime = open(dir.resolve("a"), CLASSES, TeacherRuntime.JAVA)) {
      assertThat(teacher.hash()).matches("[0-9a-f]{24}");
      assertThat(elsewhere.hash()).isEqualTo(teacher.hash());
      assertThat(otherWeights.hash()).isNotEqualTo(teacher.hash());
      assertThat(otherRuntime.hash()).isEqualTo(teacher.hash());
      assertThat(otherRuntime.description()).isNotEqualTo(teacher.description());
    }
    Path larger = SmallTeachers.write(dir.resolve("d"), 3, 2 * SIZE, CLASSES, 1);
    try (Teacher teacher = open(dir.resolve("a"), CLASSES, TeacherRuntime.LIBTORCH);
        Teacher otherSize = open(larger, CLASSES, TeacherRuntime.LIBTORCH)) {
      assertThat(otherSize.hash()).isNotEqualTo(teacher.hash());
    }
  }

  private Teacher teacher(String name, long seed, List<String> classes) throws IOException {
    Path folder = SmallTeachers.write(dir.resolve(name), 3, SIZE, classes, seed);
    return open(folder, classes, TeacherRuntime.LIBTORCH);
  }

  @Test
  void severalAreAnEnsemble() throws IOException {
    Path first = SmallTeachers.write(dir.resolve("a"), 3, SIZE, CLASSES, 1);
    Path second = SmallTeachers.write(dir.resolve("b"), 1, 2 * SIZE, CLASSES, 2);
    try (Teacher both = Teachers.open(List.of(first, second), NAMED, TeacherRuntime.LIBTORCH, 1);
        Teacher one = Teachers.open(List.of(first), NAMED, TeacherRuntime.LIBTORCH, 1)) {
      assertThat(both).isInstanceOf(EnsembleTeacher.class);
      assertThat(both.logits(views())).hasSize(2 * CLASSES.size());
      assertThat(both.description())
          .startsWith("mean of probabilities of " + one.description() + ", mobilenetv4");
    }
    assertThatThrownBy(
            () ->
                Teachers.open(
                    List.of(first, dir.resolve("none")), NAMED, TeacherRuntime.LIBTORCH, 1))
        .hasMessageContaining("there is no such folder");
  }
}
