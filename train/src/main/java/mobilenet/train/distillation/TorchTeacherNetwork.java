package mobilenet.train.distillation;

import mobilenet.train.torch.TorchPredictor;

/**
 * A teacher's network in libtorch.
 *
 * @param predictor which this closes
 */
record TorchTeacherNetwork(TorchPredictor predictor) implements TeacherNetwork {
  @Override
  public float[] logits(float[] images, int count) {
    return predictor.logits(images, count);
  }

  @Override
  public void close() {
    predictor.close();
  }
}
