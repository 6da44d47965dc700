package mobilenet.train.distillation;

import java.util.List;
import mobilenet.image.Preprocessing;

/** A teacher of one network, which has its own preprocessing and order of classes. */
final class NetworkTeacher implements Teacher {
  /** Of images at the teacher's own size, which may be much larger than the student's. */
  static final long INPUT_BYTES = 64L << 20;

  private final TeacherIdentity identity;
  private final TeacherInput input;
  private final List<Integer> outputs;
  private final TeacherNetwork network;
  private final int imagesAtOnce;

  /**
   * Takes over the network: it is closed with this.
   *
   * @param outputs index of the network's output of each class of the data
   * @param imagesAtOnce at least 1, see {@link #portion}
   */
  NetworkTeacher(
      TeacherIdentity identity,
      TeacherInput input,
      List<Integer> outputs,
      TeacherNetwork network,
      int imagesAtOnce) {
    this.identity = identity;
    this.input = input;
    this.outputs = List.copyOf(outputs);
    this.network = network;
    this.imagesAtOnce = imagesAtOnce;
  }

  /** Images whose input has about so many bytes, but one a thread at least. */
  static int portion(long inputBytes, Preprocessing preprocessing, int threads) {
    long fitting = inputBytes / ((long) preprocessing.length() * Float.BYTES);
    return (int) Math.max(threads, Math.min(fitting, Integer.MAX_VALUE));
  }

  @Override
  public float[] logits(Views views) throws TeacherException {
    float[] ordered = new float[views.count() * outputs.size()];
    for (int first = 0; first < views.count(); first += imagesAtOnce) {
      int end = Math.min(views.count(), first + imagesAtOnce);
      float[] given = network.logits(input.of(views.part(first, end)), end - first);
      order(given, ordered, first * outputs.size());
    }
    return ordered;
  }

  /** Puts the answers in the order of the data's classes. */
  private void order(float[] given, float[] ordered, int at) throws TeacherException {
    int classes = outputs.size();
    for (int i = 0; i < given.length; i++) {
      float logit = given[i - i % classes + outputs.get(i % classes)];
      if (!Float.isFinite(logit)) {
        throw new TeacherException(
            identity.path()
                + ": the teacher answers "
                + logit
                + " for an image; "
                + identity.remedy());
      }
      ordered[at + i] = logit;
    }
  }

  @Override
  public String hash() {
    return identity.hash();
  }

  @Override
  public String description() {
    return identity.description();
  }

  @Override
  public void close() {
    network.close();
  }
}
