package mobilenet.train.torch;

import java.util.Arrays;
import mobilenet.architecture.Architecture;
import org.bytedeco.pytorch.Tensor;

/**
 * Parts of batches as tensors.
 *
 * @param architecture whose input and classes they fit
 */
record BatchTensors(Architecture architecture) {

  /** Images of a batch that is count × height × width × channels. */
  Tensor images(float[] images, int from, int count) {
    int size = architecture.input().size();
    int channels = architecture.input().channels();
    int length = size * size * channels;
    return Tensors.images(
        slice(images, from * length, count * length), count, size, size, channels);
  }

  /** Targets of a batch, or logits: count × classes. */
  Tensor targets(float[] targets, int from, int count) {
    int classes = architecture.classes();
    return Tensors.of(slice(targets, from * classes, count * classes), count, classes);
  }

  /** Both of a part of a batch, and what a teacher says of it. */
  BatchPart part(TrainingBatch batch, int from, int count) {
    return new BatchPart(
        images(batch.images(), from, count),
        targets(batch.targets(), from, count),
        batch.teacher().map(logits -> targets(logits, from, count)),
        batch.count());
  }

  private static float[] slice(float[] values, int from, int length) {
    return from == 0 && length == values.length
        ? values
        : Arrays.copyOfRange(values, from, from + length);
  }
}
