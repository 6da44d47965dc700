package mobilenet.train.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.data.DatasetException;
import mobilenet.data.LabelledImage;
import mobilenet.file.Folders;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.train.loader.FailureLog;
import mobilenet.train.loader.PictureMemoryException;
import mobilenet.train.output.PngFiles;
import mobilenet.train.torch.LibTorch;
import mobilenet.train.torch.TorchInference;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SelfTest;

/**
 * The self-test of a trained checkpoint: a few of the pictures that were held out, and the logits
 * that libtorch gives them, which any other runtime must give too.
 */
final class SelfTestFiles {
  private static final int PICTURES = 8;
  private static final int SHOWN = 3;

  private SelfTestFiles() {}

  /**
   * The pictures of a self-test.
   *
   * @param chosen the first of those held out that can be read
   * @param unreadable names and reasons of those before them that cannot
   */
  record Pictures(List<Picture> chosen, List<String> unreadable) {}

  /** A decoded picture and its class. */
  record Picture(RgbImage image, int label) {}

  /**
   * Checks that there is a picture to choose epochs by, before the first one.
   *
   * @throws DatasetException if none is held out, or none of those can be read
   * @throws PictureMemoryException if memory ran out for one
   */
  static void requireReadable(RunPlan plan) throws DatasetException, PictureMemoryException {
    if (plan.validationPart().size() == 0) {
      throw new DatasetException(
          "no picture is held out to choose the best epoch by; raise --hold-out or give more"
              + " pictures");
    }
    Pictures pictures = choose(plan, 1);
    if (pictures.chosen().isEmpty()) {
      throw new DatasetException(
          "none of the "
              + plan.validationPart().size()
              + " pictures held out, by which the best epoch is chosen, can be read: "
              + String.join("; ", pictures.unreadable().stream().limit(SHOWN).toList())
              + "; repair or remove them, or raise --hold-out");
    }
  }

  /** Looks for readable pictures. */
  static Pictures choose(RunPlan plan) throws PictureMemoryException {
    return choose(plan, PICTURES);
  }

  private static Pictures choose(RunPlan plan, int most) throws PictureMemoryException {
    List<Picture> chosen = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (int i = 0; i < plan.validationPart().size() && chosen.size() < most; i++) {
      LabelledImage image = plan.validation().get(plan.validationPart().get(i));
      try {
        chosen.add(new Picture(image.load(), image.label()));
      } catch (IOException e) {
        unreadable.add(FailureLog.describe(image, e));
      }
    }
    return new Pictures(chosen, unreadable);
  }

  /** Adds the self-test to a checkpoint's folder. */
  static void write(Path folder, RunPlan plan, List<Picture> pictures) throws IOException {
    Preprocessing preprocessing = plan.recipe().input().preprocessing();
    float[] inputs = new float[pictures.size() * preprocessing.length()];
    List<String> names = new ArrayList<>();
    Folders.create(folder.resolve("selftest"));
    for (int i = 0; i < pictures.size(); i++) {
      RgbImage picture = pictures.get(i).image();
      String name = "selftest/" + i + ".png";
      PngFiles.write(folder.resolve(name), buffered(picture));
      preprocessing.apply(picture, inputs, i * preprocessing.length());
      names.add(name);
    }
    new SelfTest(
            new SelfTest.Inputs.Files(names),
            pictures.stream().map(Picture::label).toList(),
            logits(folder, plan.architecture(), inputs, pictures.size()),
            SelfTest.DEFAULT_TOLERANCE)
        .write(folder.resolve(Checkpoint.SELF_TEST));
  }

  private static List<List<Double>> logits(
      Path folder, Architecture architecture, float[] inputs, int count) throws IOException {
    int classes = architecture.classes();
    float[] logits = new float[count * classes];
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        TorchInference network =
            TorchInference.ofChannelsLast(checkpoint.bind(), inputs, count, architecture.input())) {
      network.run(logits);
    } catch (RuntimeException e) {
      if (!LibTorch.isOutOfMemory(e)) {
        throw e;
      }
      throw new IOException("libtorch has no memory for a self-test of " + count + " pictures", e);
    }
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> row = new ArrayList<>();
      for (int c = 0; c < classes; c++) {
        row.add((double) logits[i * classes + c]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static BufferedImage buffered(RgbImage picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int red = picture.sample(x, y, 0);
        int green = picture.sample(x, y, 1);
        int blue = picture.sample(x, y, 2);
        image.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return image;
  }
}
