package mobilenet.bench.teacher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import mobilenet.bench.checkpoint.MadeUpCheckpoint;
import mobilenet.bench.cold.PeakMemory;
import mobilenet.evaluation.NamedClasses;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherRuntime;
import mobilenet.train.distillation.Teachers;
import mobilenet.train.distillation.Views;
import mobilenet.weights.Checkpoint;

/**
 * What it costs to ask a teacher about images of noise, one at a time.
 *
 * @param folder of its checkpoint
 * @param images at least 1
 * @param threads of the Java runtime, which share an image
 */
public record TeacherSpeed(Path folder, int images, int threads) {
  private static final double NANOS = 1e9;
  private static final long SEED = 1;

  /** Height and width of the images before the teacher enlarges them: those of a usual student. */
  private static final int VIEW = 224;

  private static final int CHANNELS = 3;

  /** Checks the number of images. */
  public TeacherSpeed {
    if (images < 1) {
      throw new IllegalArgumentException("expected at least 1 image, given " + images);
    }
  }

  /**
   * What came out.
   *
   * @param openSeconds to read the weights, hash them and pack them
   * @param imageSeconds of each image
   * @param heapBytes the most that the heap may take
   * @param peakBytes the most memory that the process had resident, where that can be read; pages
   *     of the mapped file are among it
   */
  public record Result(
      double openSeconds, List<Double> imageSeconds, long heapBytes, Optional<Long> peakBytes) {
    /** Copies. */
    public Result {
      imageSeconds = List.copyOf(imageSeconds);
    }
  }

  /**
   * Asks the teacher.
   *
   * @param progress hears the number of each image that is answered
   * @throws IOException if the checkpoint cannot be read, or the teacher does not answer with
   *     numbers
   */
  public Result measure(IntConsumer progress) throws IOException {
    NamedClasses classes;
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      classes = NamedClasses.of(MadeUpCheckpoint.labels(checkpoint.architecture()));
    }
    long start = System.nanoTime();
    List<Double> seconds = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    try (Teacher teacher = Teachers.open(List.of(folder), classes, TeacherRuntime.JAVA, threads)) {
      double open = (System.nanoTime() - start) / NANOS;
      for (int i = 1; i <= images; i++) {
        Views image = image(random);
        long before = System.nanoTime();
        teacher.logits(image);
        seconds.add((System.nanoTime() - before) / NANOS);
        progress.accept(i);
      }
      return new Result(open, seconds, Runtime.getRuntime().maxMemory(), PeakMemory.ofThis());
    }
  }

  private static Views image(SplittableRandom random) {
    float[] samples = new float[VIEW * VIEW * CHANNELS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble();
    }
    return new Views(samples, 1, VIEW, CHANNELS);
  }
}
