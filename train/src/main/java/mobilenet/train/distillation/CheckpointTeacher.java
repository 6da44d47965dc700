package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  private final Path folder;
  private final String network;
  private final String hash;
  private final TeacherRuntime runtime;
  private final TeacherInput input;
  private final List<Integer> outputs;
  private final TeacherNetwork running;

  private CheckpointTeacher(
      Path folder,
      Architecture architecture,
      String hash,
      TeacherRuntime runtime,
      TeacherInput input,
      List<Integer> outputs,
      TeacherNetwork running) {
    this.folder = folder;
    this.network = architecture.name();
    this.hash = hash;
    this.runtime = runtime;
    this.input = input;
    this.outputs = outputs;
    this.running = running;
  }

  /**
   * Opens a checkpoint and finds the output of each class.
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
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      List<Integer> outputs = outputs(folder, checkpoint, classNames);
      TeacherInput input = input(folder, checkpoint);
      Preprocessing preprocessing = input.preprocessing();
      Architecture architecture = checkpoint.architecture().withResolution(preprocessing.height());
      BoundGraph weights = checkpoint.bind();
      String hash = hash(checkpoint.architecture(), weights, preprocessing, outputs);
      TeacherNetwork running =
          switch (runtime) {
            case JAVA -> new JavaNetwork(architecture, weights, preprocessing.height(), threads);
            case LIBTORCH -> new TorchTeacherNetwork(new TorchPredictor(architecture, weights));
          };
      return new CheckpointTeacher(folder, architecture, hash, runtime, input, outputs, running);
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
    float[] given = running.logits(input.of(views), views.count());
    int classes = outputs.size();
    float[] ordered = new float[given.length];
    for (int i = 0; i < given.length; i++) {
      float logit = given[i - i % classes + outputs.get(i % classes)];
      if (!Float.isFinite(logit)) {
        throw new TeacherException(
            folder + ": the teacher answers " + logit + " for an image; check it with `verify`");
      }
      ordered[i] = logit;
    }
    return ordered;
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
