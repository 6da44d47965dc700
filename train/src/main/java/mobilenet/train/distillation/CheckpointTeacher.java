package mobilenet.train.distillation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.evaluation.LabelMapping;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.Preprocessing;
import mobilenet.train.torch.TorchPredictor;
import mobilenet.weights.Checkpoint;

/** The network of a checkpoint, with the checkpoint's own preprocessing. */
public final class CheckpointTeacher implements Teacher {
  /** Of images at the teacher's own size, which may be much larger than the student's. */
  private static final long INPUT_BYTES = 64L << 20;

  private final Path folder;
  private final String network;
  private final String hash;
  private final TeacherRuntime runtime;
  private final TeacherInput input;
  private final List<Integer> outputs;
  private final TeacherNetwork running;
  private final int imagesAtOnce;

  private CheckpointTeacher(
      Path folder,
      Architecture architecture,
      String hash,
      TeacherRuntime runtime,
      TeacherInput input,
      List<Integer> outputs,
      TeacherNetwork running,
      int imagesAtOnce) {
    this.folder = folder;
    this.network = architecture.name();
    this.hash = hash;
    this.runtime = runtime;
    this.input = input;
    this.outputs = outputs;
    this.running = running;
    this.imagesAtOnce = imagesAtOnce;
  }

  /**
   * Opens a checkpoint and finds the output of each class. The Java runtime takes each weight from
   * the mapped file when it packs it, so that the heap holds a network's weights once; images are
   * enlarged to the teacher's size and answered in portions of at most 64 MiB, or one a thread.
   *
   * @param classNames of the student's data, in its order
   * @param threads of the Java runtime; libtorch has those of the process
   * @throws TeacherException if its classes are not those of the data, or its images cannot be made
   *     from a student's
   * @throws IOException if it cannot be read
   */
  public static CheckpointTeacher open(
      Path folder, List<String> classNames, TeacherRuntime runtime, int threads)
      throws IOException {
    return open(folder, classNames, runtime, threads, INPUT_BYTES);
  }

  /** As above, with portions of another size. */
  static CheckpointTeacher open(
      Path folder, List<String> classNames, TeacherRuntime runtime, int threads, long inputBytes)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      List<Integer> outputs = outputs(folder, checkpoint, classNames);
      TeacherInput input = input(folder, checkpoint);
      Preprocessing preprocessing = input.preprocessing();
      Architecture architecture = checkpoint.architecture().withResolution(preprocessing.height());
      BoundGraph weights = checkpoint.bindToFile();
      String hash = hash(checkpoint.architecture(), weights, preprocessing, outputs);
      TeacherNetwork running =
          switch (runtime) {
            case JAVA -> new JavaNetwork(architecture, weights, preprocessing.height(), threads);
            case LIBTORCH -> new TorchTeacherNetwork(new TorchPredictor(architecture, weights));
          };
      long fitting = inputBytes / ((long) preprocessing.length() * Float.BYTES);
      int portion = (int) Math.max(threads, Math.min(fitting, Integer.MAX_VALUE));
      return new CheckpointTeacher(
          folder, architecture, hash, runtime, input, outputs, running, portion);
    } catch (UncheckedIOException e) {
      // A weight that cannot be read.
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static List<Integer> outputs(Path folder, Checkpoint checkpoint, List<String> classNames)
      throws TeacherException {
    Architecture architecture = checkpoint.architecture();
    if (!architecture.hasClassifier()) {
      throw new TeacherException(
          folder + ": a teacher must name classes, but this network ends without a classifier");
    }
    LabelMapping mapping;
    try {
      mapping =
          LabelMapping.of(classNames, checkpoint.config().labelNames(), architecture.classes());
    } catch (IllegalArgumentException e) {
      throw new TeacherException(folder + " cannot teach these classes: " + e.getMessage(), e);
    }
    if (architecture.classes() != classNames.size()) {
      throw new TeacherException(
          folder
              + " cannot teach these classes: it tells "
              + architecture.classes()
              + " apart and the data has "
              + classNames.size()
              + ", so that its probabilities for the data's would not add up to 1; give a teacher"
              + " that was trained on the same classes");
    }
    return mapping.outputs();
  }

  private static TeacherInput input(Path folder, Checkpoint checkpoint) throws TeacherException {
    try {
      return new TeacherInput(checkpoint.config().pretrained().preprocessing());
    } catch (IllegalArgumentException e) {
      throw new TeacherException(folder + ": " + e.getMessage(), e);
    }
  }

  private static String hash(
      Architecture architecture,
      BoundGraph weights,
      Preprocessing preprocessing,
      List<Integer> outputs) {
    TeacherHash sum = new TeacherHash();
    sum.add(ArchitectureDocument.hash(architecture));
    sum.add(preprocessing.toString()).add(outputs.toString());
    new TreeMap<>(weights.graph().parameters())
        .forEach((key, parameter) -> sum.add(key).add(weights.value(parameter)));
    return sum.digits();
  }

  @Override
  public float[] logits(Views views) throws TeacherException {
    float[] ordered = new float[views.count() * outputs.size()];
    for (int first = 0; first < views.count(); first += imagesAtOnce) {
      int end = Math.min(views.count(), first + imagesAtOnce);
      float[] given = running.logits(input.of(views.part(first, end)), end - first);
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
            folder + ": the teacher answers " + logit + " for an image; check it with `verify`");
      }
      ordered[at + i] = logit;
    }
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public String description() {
    return network + " (" + hash + ") by " + runtime;
  }

  @Override
  public void close() {
    running.close();
  }
}
