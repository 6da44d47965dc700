package mobilenet.search.distillation;

import java.io.IOException;
import java.util.Optional;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;
import mobilenet.train.trainer.Loaders;
import mobilenet.train.trainer.RunPlan;

/** Measures a teacher on the images that its students hold out, as they see them. */
public final class HeldOutTeacher {
  private HeldOutTeacher() {}

  /** Top-1, 0 to 1. */
  public static double top1(RunPlan plan, Teacher teacher)
      throws IOException, InterruptedException {
    int images = 0;
    int correct = 0;
    try (BatchLoader loader = Loaders.validation(plan);
        Epoch epoch = loader.open(0, 0)) {
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        Batch batch = next.get();
        if (batch.size() == 0) {
          continue;
        }
        float[] logits =
            teacher.logits(
                Views.of(batch.images(), batch.size(), plan.recipe().input().preprocessing()));
        int classes = logits.length / batch.size();
        for (int i = 0; i < batch.size(); i++) {
          correct += likeliest(logits, i * classes, classes) == batch.labels()[i] ? 1 : 0;
        }
        images += batch.size();
        epoch.recycle(batch);
      }
    }
    return images == 0 ? 0 : (double) correct / images;
  }

  private static int likeliest(float[] logits, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = logits[from + c] > logits[from + best] ? c : best;
    }
    return best;
  }
}
