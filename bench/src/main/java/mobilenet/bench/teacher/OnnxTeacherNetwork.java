package mobilenet.bench.teacher;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mobilenet.architecture.InputShape;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.distillation.TeacherNetwork;

/** A teacher's network in ONNX Runtime, an image a thread. */
final class OnnxTeacherNetwork implements TeacherNetwork {
  /** Of a sum of probabilities, where these are rounded to half floats or 8 bits. */
  private static final double SUM_ERROR = 1e-2;

  private final OnnxFile file;
  private final OnnxSignature signature;
  private final InputShape image;
  private final int batch;
  private final ForkJoinPool threads;

  /**
   * Takes over the file: it is closed with this.
   *
   * @param image shape of an image
   * @param threads that share a batch
   */
  OnnxTeacherNetwork(OnnxFile file, OnnxSignature signature, InputShape image, int threads) {
    this.file = file;
    this.signature = signature;
    this.image = image;
    this.batch = Math.toIntExact(signature.batch().orElse(1));
    this.threads = new ForkJoinPool(threads);
  }

  @Override
  public float[] logits(float[] images, int count) throws TeacherException {
    float[] logits = new float[count * signature.classes()];
    int runs = (count + batch - 1) / batch;
    try {
      threads
          .submit(
              () -> IntStream.range(0, runs).parallel().forEach(run -> answer(images, run, logits)))
          .join();
    } catch (UncheckedIOException e) {
      throw new TeacherException(
          String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()), e);
    }
    return logits;
  }

  private void answer(float[] images, int run, float[] logits) {
    int first = run * batch;
    float[] answers = run(planar(images, first));
    int at = first * signature.classes();
    System.arraycopy(answers, 0, logits, at, Math.min(answers.length, logits.length - at));
  }

  /** Channels first, as ONNX has them; a file for more images than are left gets black ones. */
  private float[] planar(float[] images, int first) {
    int channels = image.channels();
    int pixels = image.size() * image.size();
    int length = pixels * channels;
    float[] planar = new float[batch * length];
    int given = Math.min(planar.length, images.length - first * length);
    for (int i = 0; i < given; i++) {
      int within = i % length;
      int to = i - within + within % channels * pixels + within / channels;
      planar[to] = images[first * length + i];
    }
    return planar;
  }

  private float[] run(float[] planar) {
    long[] shape = {batch, image.channels(), image.size(), image.size()};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(file.environment(), FloatBuffer.wrap(planar), shape);
        OrtSession.Result result =
            file.session().run(Map.of(signature.input(), tensor), Set.of(signature.output()))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] answers = new float[values.remaining()];
      values.get(answers);
      requireLength(answers);
      return answers;
    } catch (OrtException e) {
      throw new UncheckedIOException(
          new TeacherException(
              file.file() + ": ONNX Runtime cannot run the file: " + e.getMessage(), e));
    }
  }

  private void requireLength(float[] answers) {
    if (answers.length != batch * signature.classes()) {
      throw new UncheckedIOException(
          new TeacherException(
              file.file()
                  + ": expected "
                  + batch
                  + "×"
                  + signature.classes()
                  + " logits, the file gives "
                  + answers.length
                  + " numbers"));
    }
  }

  /**
   * Tries the file with two images. The outputs of a sigmoid are not told from logits.
   *
   * @throws TeacherException if it cannot be run, answers with what is no number, or with
   *     probabilities, of which a student would take the softmax once more
   */
  void requireLogits() throws TeacherException {
    float[] images = new float[2 * image.channels() * image.size() * image.size()];
    for (int i = images.length / 2; i < images.length; i++) {
      images[i] = i % 5 - 2;
    }
    float[] answers = logits(images, 2);
    int probabilities = 0;
    for (int row = 0; row < answers.length; row += signature.classes()) {
      probabilities += areProbabilities(answers, row) ? 1 : 0;
    }
    if (probabilities == 2) {
      throw new TeacherException(
          file.file()
              + ": "
              + signature.output()
              + " are probabilities, but a teacher answers logits; export it without its softmax");
    }
  }

  private boolean areProbabilities(float[] answers, int row) throws TeacherException {
    double sum = 0;
    boolean shares = true;
    for (int i = row; i < row + signature.classes(); i++) {
      if (!Float.isFinite(answers[i])) {
        throw new TeacherException(
            file.file() + ": answers " + answers[i] + " for an image; its weights may be damaged");
      }
      sum += answers[i];
      shares &= answers[i] >= 0 && answers[i] <= 1 + SUM_ERROR;
    }
    return shares && Math.abs(sum - 1) < SUM_ERROR;
  }

  /** Waits for runs that one that failed has left behind. */
  @Override
  public void close() {
    threads.shutdown();
    threads.awaitQuiescence(1, TimeUnit.HOURS);
    file.close();
  }
}
