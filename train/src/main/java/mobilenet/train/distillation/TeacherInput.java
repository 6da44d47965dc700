package mobilenet.train.distillation;

import java.nio.file.Path;
import mobilenet.image.FloatResize;
import mobilenet.image.Preprocessing;
import mobilenet.weights.PretrainedConfig;

/**
 * Turns a student's views into a teacher's input. The whole view is resized: the teacher sees
 * neither more nor less of the image than the student, so that its own crop does not apply.
 *
 * @param preprocessing of the teacher
 */
record TeacherInput(Preprocessing preprocessing) {
  // ITU-R BT.601, as RgbImage.toGrey has them in fixed point.
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  /** Checks that the input is square, as views are. */
  TeacherInput {
    if (preprocessing.height() != preprocessing.width()) {
      throw new IllegalArgumentException(
          "a teacher's images must be square, given "
              + preprocessing.width()
              + "×"
              + preprocessing.height()
              + " pixels");
    }
  }

  /**
   * Of a teacher's configuration.
   *
   * @param path of the teacher, for errors
   * @throws TeacherException if no image has as many channels
   */
  static TeacherInput of(Path path, PretrainedConfig pretrained) throws TeacherException {
    try {
      return new TeacherInput(pretrained.preprocessing());
    } catch (IllegalArgumentException e) {
      throw new TeacherException(path + ": " + e.getMessage(), e);
    }
  }

  /** Count × height × width × channels of the teacher, normalised. */
  float[] of(Views views) {
    int channels = preprocessing.channels();
    Views converted = channels == 1 ? luma(views) : views;
    FloatResize resize =
        new FloatResize(
            views.size(),
            preprocessing.height(),
            converted.channels(),
            preprocessing.interpolation());
    float[] resized = new float[views.count() * resize.length()];
    int from = converted.size() * converted.size() * converted.channels();
    for (int i = 0; i < views.count(); i++) {
      resize.apply(converted.samples(), i * from, resized, i * resize.length());
    }
    return normalised(resized, converted.channels());
  }

  private static Views luma(Views views) {
    if (views.channels() == 1) {
      return views;
    }
    float[] rgb = views.samples();
    float[] grey = new float[rgb.length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = RED * rgb[3 * i] + GREEN * rgb[3 * i + 1] + BLUE * rgb[3 * i + 2];
    }
    return new Views(grey, views.count(), views.size(), 1);
  }

  /** In place where it can be. Grey views are the same in each of a teacher's channels. */
  private float[] normalised(float[] samples, int given) {
    int channels = preprocessing.channels();
    float[] input = given == channels ? samples : new float[samples.length / given * channels];
    for (int c = 0; c < channels; c++) {
      float mean = preprocessing.mean().get(c).floatValue();
      float std = preprocessing.std().get(c).floatValue();
      int from = given == 1 ? 0 : c;
      for (int to = c; to < input.length; to += channels, from += given) {
        input[to] = (samples[from] - mean) / std;
      }
    }
    return input;
  }
}
