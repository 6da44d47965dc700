package mobilenet.train.trainer;

import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.Views;

/** Answers with the first samples of an image, one a class. */
record FormulaTeacher() implements Teacher {
  static final int CLASSES = 10;

  @Override
  public float[] logits(Views views) {
    float[] logits = new float[views.count() * CLASSES];
    int length = views.samples().length / views.count();
    for (int i = 0; i < logits.length; i++) {
      logits[i] = views.samples()[i / CLASSES * length + i % CLASSES];
    }
    return logits;
  }

  @Override
  public String hash() {
    return "0";
  }

  @Override
  public String description() {
    return "a formula";
  }

  @Override
  public void close() {}
}
