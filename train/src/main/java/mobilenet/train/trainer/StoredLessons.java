package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.SoftTargets;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.View;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.StoredAnswer;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.torch.TrainingBatch;

/** Labels, and what a teacher has said before of the very views that the batch shows again. */
final class StoredLessons implements Lessons {
  private final BatchMixer mixer;
  private final ImageDataset images;
  private final AnswerStore store;

  StoredLessons(RunPlan plan, AnswerStore store) {
    this.mixer = LabelLessons.of(plan).mixer();
    this.images = plan.training();
    this.store = store;
  }

  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) throws IOException {
    // The views are mixed already, but what is drawn after this must not depend on that.
    Optional<?> unused = mixer.draw(random);
    SoftTargets soft = mixer.targets();
    int classes = soft.classes();
    float[] targets = new float[batch.size() * classes];
    float[] logits = new float[targets.length];
    for (int i = 0; i < batch.size(); i++) {
      View view = batch.views().get(i);
      StoredAnswer answer = answer(view, batch.images(), i, epoch);
      System.arraycopy(answer.logits(), 0, logits, i * classes, classes);
      int label = batch.labels()[i];
      Optional<View.Partner> partner = view.partner();
      soft.ofPair(
          label,
          partner.map(other -> images.get(other.part().index()).label()).orElse(label),
          partner.map(other -> other.mix().share()).orElse(1.0),
          targets,
          i * classes);
    }
    return TrainingBatch.of(batch.images(), targets, batch.size()).withTeacher(logits);
  }

  private StoredAnswer answer(View view, float[] batch, int number, int epoch) throws IOException {
    int index = view.part().index();
    StoredAnswer answer = store.find(index, epoch).orElseThrow();
    int length = mixer.input().length();
    if (StoredAnswer.checksum(batch, number * length, length) != answer.checksum()) {
      throw new TeacherException(
          store.file()
              + ": "
              + images.get(index).name()
              + " does not look as it did to the teacher; its file has changed, or this processor"
              + " rounds otherwise: build the store here");
    }
    return answer;
  }
}
