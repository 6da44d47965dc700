package mobilenet.export.command;

import java.util.List;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.evaluation.Evaluator;
import mobilenet.evaluation.LabelMapping;
import mobilenet.export.check.ExportedFile;
import mobilenet.image.Preprocessing;

/**
 * Accuracy of two files on the same images.
 *
 * @param images how many
 * @param floatTop1 fraction of them whose class the float file finds
 * @param top1 the same of the quantised file
 * @param same fraction of them for which both find the same class, right or wrong
 */
record FileAccuracy(int images, double floatTop1, double top1, double same) {

  /**
   * Measures.
   *
   * @param limit how many images at most, the same share of every class
   * @param step is told of each image
   */
  static FileAccuracy measure(
      ExportedFile floats,
      ExportedFile quantised,
      ImageDataset data,
      LabelMapping mapping,
      Preprocessing preprocessing,
      int limit,
      Runnable step) {
    List<LabelledImage> chosen = LabelledData.chosen(data, limit);
    PreparedImages images = new PreparedImages(chosen, preprocessing, step);
    int right = 0;
    int rightFloat = 0;
    int same = 0;
    for (int i = 0; i < images.count(); i++) {
      float[] image = images.get(i);
      int label = mapping.outputs().get(chosen.get(i).label());
      float[] exact = floats.answer(image);
      float[] given = quantised.answer(image);
      rightFloat += Evaluator.rank(exact, label) == 0 ? 1 : 0;
      right += Evaluator.rank(given, label) == 0 ? 1 : 0;
      same += largest(exact) == largest(given) ? 1 : 0;
    }
    double count = images.count();
    return new FileAccuracy(images.count(), rightFloat / count, right / count, same / count);
  }

  /** The class of the largest value, the first of equal ones. */
  static int largest(float... logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
