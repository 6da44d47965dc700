package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import mobilenet.data.ImageDataset;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.View;
import mobilenet.data.loader.View.Place;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.StoredAnswer;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.torch.TrainingBatch;

/** Labels, and what a teacher has said before of the very views that the batch shows again. */
final class StoredLessons implements Lessons {
  private final Optional<BatchMixer> batchMixer;
  private final ViewTargets targets;
  private final int length;
  private final AnswerStore store;
  private final UnaryOperator<Place> answered;

  /**
   * From a store.
   *
   * @param mixed images of several sources, if they are
   * @param answered the place whose answer a view gets
   */
  StoredLessons(
      RunPlan plan, Optional<MixedImages> mixed, AnswerStore store, UnaryOperator<Place> answered) {
    ImageDataset images = mixed.map(MixedImages::images).orElse(plan.training());
    this.batchMixer = mixed.isPresent() ? Optional.empty() : Optional.of(plan.mixer());
    this.targets = ViewTargets.of(plan, images);
    this.length = plan.recipe().input().preprocessing().length();
    this.store = store;
    this.answered = answered;
  }

  @Override
  public TrainingBatch of(Batch batch, int epoch, RandomGenerator random) throws IOException {
    // The views are mixed already, but what is drawn after this must not depend on that.
    Optional<?> unused = batchMixer.flatMap(mixer -> mixer.draw(random));
    int classes = targets.soft().classes();
    float[] logits = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      StoredAnswer answer = answer(batch.views().get(i), batch.images(), i);
      System.arraycopy(answer.logits(), 0, logits, i * classes, classes);
    }
    return TrainingBatch.of(batch.images(), targets.of(batch), batch.size()).withTeacher(logits);
  }

  @Override
  public boolean haveAccuracy() {
    return batchMixer.isPresent() && batchMixer.get().mixing().isEmpty();
  }

  private StoredAnswer answer(View view, float[] batch, int number) throws IOException {
    StoredAnswer own = find(view.place(), view);
    if (StoredAnswer.checksum(batch, number * length, length) != own.checksum()) {
      throw new TeacherException(
          store.file()
              + ": "
              + name(view)
              + " does not look as it did to the teacher; its file has changed, or this processor"
              + " rounds otherwise: build the store here");
    }
    Place place = answered.apply(view.place());
    return place.equals(view.place()) ? own : find(place, view);
  }

  private StoredAnswer find(Place place, View view) throws IOException {
    return store
        .find(place)
        .orElseThrow(
            () ->
                new TeacherException(
                    store.file() + ": lacks the answer for " + name(view) + "; build it again"));
  }

  private String name(View view) {
    return targets.images().get(view.part().index()).name();
  }
}
