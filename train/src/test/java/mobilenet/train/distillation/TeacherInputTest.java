package mobilenet.train.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A teacher's input, beside what its own preprocessing makes of the image that the student saw. */
class TeacherInputTest {
  private static final long SEED = 20261126;
  private static final int STUDENT_SIZE = 24;

  private static Preprocessing preprocessing(int channels, int size, double mean, double std) {
    return new Preprocessing(
        channels,
        size,
        size,
        1,
        Interpolation.BICUBIC,
        List.of(mean, mean + .1, mean + .2).subList(0, channels),
        List.of(std, std + .1, std + .2).subList(0, channels),
        CropMode.CENTER);
  }

  private static RgbImage image(boolean grey) {
    byte[] samples = new byte[STUDENT_SIZE * STUDENT_SIZE * RgbImage.CHANNELS];
    new Random(SEED).nextBytes(samples);
    RgbImage image = RgbImage.of(STUDENT_SIZE, STUDENT_SIZE, samples);
    return grey ? image.toGrey() : image;
  }

  @ParameterizedTest
  @CsvSource({
    // Channels of the student and of the teacher, the teacher's size, levels of rounding.
    "3, 3, 24, 0.01",
    "1, 3, 24, 0.01",
    "1, 1, 24, 0.01",
    "3, 3, 40, 1.3",
    "1, 3, 56, 1.3",
    "3, 1, 24, 0.6", // Luma is rounded in 8 bits.
    "3, 1, 17, 1.8",
  })
  void isThatOfTheTeachersOwnPreprocessing(
      int studentChannels, int teacherChannels, int size, float levels) {
    RgbImage image = image(studentChannels == 1);
    Preprocessing student = preprocessing(studentChannels, STUDENT_SIZE, .3, .2);
    Preprocessing teacher = preprocessing(teacherChannels, size, .5, .4);
    float[] seen = new float[2 * student.length()];
    student.apply(image, seen, student.length());
    float[] batch = new TeacherInput(teacher).of(Views.of(seen, 2, student));
    float[] expected = teacher.apply(image);
    assertThat(batch).hasSize(2 * expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(batch[expected.length + i])
          .as("seed %d, sample %d", SEED, i)
          .isCloseTo(expected[i], within(levels / 255 / .4f));
    }
  }

  /** (0.3 · a + 0.7 · b), normalised for the student, is the same mix of levels. */
  @Test
  void viewsOfMixedImagesAreMixed() {
    Preprocessing student = preprocessing(3, STUDENT_SIZE, .3, .2);
    float[] first = student.apply(image(false));
    float[] second = student.apply(image(true));
    float[] mixed = new float[first.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = .3f * first[i] + .7f * second[i];
    }
    float[] levels = Views.of(mixed, 1, student).samples();
    byte[] a = image(false).toByteArray();
    byte[] b = image(true).toByteArray();
    for (int i = 0; i < levels.length; i++) {
      assertThat(levels[i])
          .isCloseTo((.3f * (a[i] & 0xFF) + .7f * (b[i] & 0xFF)) / 255, within(1e-6f));
    }
  }

  @Test
  void checksWhatItIsGiven() {
    assertThatThrownBy(() -> new Views(new float[5], 1, 2, 1))
        .hasMessage("1 views need 4 samples, given 5");
    Preprocessing wide = preprocessing(3, 24, .3, .2).withSize(24, 32);
    assertThatThrownBy(() -> new TeacherInput(wide))
        .hasMessage("a teacher's images must be square, given 32×24 pixels");
    assertThatThrownBy(() -> Views.of(new float[wide.length()], 1, wide))
        .hasMessage("views are square, given 32×24 pixels");
  }
}
