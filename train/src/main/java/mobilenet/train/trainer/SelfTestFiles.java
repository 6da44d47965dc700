package mobilenet.train.trainer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import mobilenet.architecture.Architecture;
import mobilenet.data.LabelledImage;
import mobilenet.file.AtomicFiles;
import mobilenet.file.Folders;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.train.torch.TorchInference;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.SelfTest;

/**
 * The self-test of a trained checkpoint: a few of the pictures that were held out, and the logits
 * that libtorch gives them, which any other runtime must give too.
 */
final class SelfTestFiles {
  private static final int PICTURES = 8;

  private SelfTestFiles() {}

  /** Adds the self-test to a checkpoint's folder. */
  static void write(Path folder, RunPlan plan) throws IOException {
    Preprocessing preprocessing = plan.recipe().input().preprocessing();
    int count = Math.min(PICTURES, plan.validationPart().size());
    float[] inputs = new float[count * preprocessing.length()];
    List<String> names = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    Folders.create(folder.resolve("selftest"));
    for (int i = 0; i < count; i++) {
      LabelledImage image = plan.validation().get(plan.validationPart().get(i));
      RgbImage picture = image.load();
      String name = "selftest/" + i + ".png";
      AtomicFiles.write(folder.resolve(name), out -> ImageIO.write(buffered(picture), "png", out));
      preprocessing.apply(picture, inputs, i * preprocessing.length());
      names.add(name);
      labels.add(image.label());
    }
    new SelfTest(
            new SelfTest.Inputs.Files(names),
            labels,
            logits(folder, plan.architecture(), inputs, count),
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
