package mobilenet.train.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.data.DatasetException;
import mobilenet.data.LabelledImage;
import mobilenet.data.loader.FailureLog;
import mobilenet.data.loader.ImageMemoryException;
import mobilenet.file.Folders;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.train.output.PngFiles;
import mobilenet.train.torch.LibTorch;
import mobilenet.train.torch.TorchInference;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SelfTest;

/**
 * The self-test of a trained checkpoint: a few of the images that were held out, and the logits
 * that libtorch gives them, which any other runtime must give too.
 */
final class SelfTestFiles {
  private static final int IMAGES = 8;
  private static final int SHOWN = 3;

  private SelfTestFiles() {}

  /**
   * The images of a self-test.
   *
   * @param chosen the first of those held out that can be read
   * @param unreadable names and reasons of those before them that cannot
   */
  record Images(List<Image> chosen, List<String> unreadable) {}

  /** A decoded image and its class. */
  record Image(RgbImage image, int label) {}

  /**
   * Checks that there is an image to choose epochs by, before the first one.
   *
   * @throws DatasetException if none is held out, or none of those can be read
   * @throws ImageMemoryException if memory ran out for one
   */
  static void requireReadable(RunPlan plan) throws DatasetException, ImageMemoryException {
    if (plan.validationPart().size() == 0) {
      throw new DatasetException(
          "no image is held out to choose the best epoch by; raise --hold-out or give more"
              + " images");
    }
    Images images = choose(plan, 1);
    if (images.chosen().isEmpty()) {
      throw new DatasetException(
          "none of the "
              + plan.validationPart().size()
              + " images held out, by which the best epoch is chosen, can be read: "
              + String.join("; ", images.unreadable().stream().limit(SHOWN).toList())
              + "; repair or remove them, or raise --hold-out");
    }
  }

  /** Looks for readable images. */
  static Images choose(RunPlan plan) throws ImageMemoryException {
    return choose(plan, IMAGES);
  }

  private static Images choose(RunPlan plan, int most) throws ImageMemoryException {
    List<Image> chosen = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (int i = 0; i < plan.validationPart().size() && chosen.size() < most; i++) {
      LabelledImage image = plan.validation().get(plan.validationPart().get(i));
      try {
        chosen.add(new Image(image.load(), image.label()));
      } catch (IOException e) {
        unreadable.add(FailureLog.describe(image, e));
      }
    }
    return new Images(chosen, unreadable);
  }

  /** Adds the self-test to a checkpoint's folder. */
  static void write(Path folder, RunPlan plan, List<Image> images) throws IOException {
    Preprocessing preprocessing = plan.recipe().input().preprocessing();
    float[] inputs = new float[images.size() * preprocessing.length()];
    List<String> names = new ArrayList<>();
    Folders.create(folder.resolve("selftest"));
    for (int i = 0; i < images.size(); i++) {
      RgbImage image = images.get(i).image();
      String name = "selftest/" + i + ".png";
      PngFiles.write(folder.resolve(name), buffered(image));
      preprocessing.apply(image, inputs, i * preprocessing.length());
      names.add(name);
    }
    new SelfTest(
            new SelfTest.Inputs.Files(names),
            images.stream().map(Image::label).toList(),
            logits(folder, plan.architecture(), inputs, images.size()),
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
      throw new IOException("libtorch has no memory for a self-test of " + count + " images", e);
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

  private static BufferedImage buffered(RgbImage image) {
    BufferedImage copy =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int red = image.sample(x, y, 0);
        int green = image.sample(x, y, 1);
        int blue = image.sample(x, y, 2);
        copy.setRGB(x, y, (red << 16) | (green << 8) | blue);
      }
    }
    return copy;
  }
}
