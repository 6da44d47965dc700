package mobilenet.train.distillation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.evaluation.NamedClasses;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.Preprocessing;
import mobilenet.weights.Checkpoint;

/** Opens the network of a checkpoint as a teacher, with the checkpoint's own preprocessing. */
public final class CheckpointTeacher {
  private CheckpointTeacher() {}

  /**
   * Opens a checkpoint and finds the output of each class. The Java runtime takes each weight from
   * the mapped file when it packs it, so that the heap holds a network's weights once; images are
   * enlarged to the teacher's size and answered in portions of at most 64 MiB, or one a thread.
   *
   * @param classes of the student's data
   * @param threads of the Java runtime; libtorch has those of the process
   * @throws TeacherException if its classes are not those of the data, or its images cannot be made
   *     from a student's
   * @throws IOException if it cannot be read
   */
  public static Teacher open(Path folder, NamedClasses classes, TeacherRuntime runtime, int threads)
      throws IOException {
    return open(folder, classes, runtime, threads, NetworkTeacher.INPUT_BYTES);
  }

  /** As above, with portions of another size. */
  static Teacher open(
      Path folder, NamedClasses classes, TeacherRuntime runtime, int threads, long inputBytes)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      List<Integer> outputs = outputs(folder, checkpoint, classes);
      TeacherInput input = TeacherInput.of(folder, checkpoint.config().pretrained());
      Preprocessing preprocessing = input.preprocessing();
      Architecture architecture = checkpoint.architecture().withResolution(preprocessing.height());
      BoundGraph weights = checkpoint.bindToFile();
      String hash = hash(checkpoint.architecture(), weights, preprocessing, outputs);
      TeacherNetwork network =
          switch (runtime) {
            case JAVA -> new JavaNetwork(architecture, weights, preprocessing.height(), threads);
            case LIBTORCH -> TorchTeacherNetwork.of(architecture, weights);
          };
      return new NetworkTeacher(
          new TeacherIdentity(
              folder, architecture.name(), hash, runtime.toString(), "check it with `verify`"),
          input,
          outputs,
          network,
          NetworkTeacher.portion(inputBytes, preprocessing, threads));
    } catch (UncheckedIOException e) {
      // A weight that cannot be read.
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private static List<Integer> outputs(Path folder, Checkpoint checkpoint, NamedClasses classes)
      throws TeacherException {
    Architecture architecture = checkpoint.architecture();
    if (!architecture.hasClassifier()) {
      throw new TeacherException(
          folder + ": a teacher must name classes, but this network ends without a classifier");
    }
    return TeacherClasses.outputs(
        folder, classes, checkpoint.config().labelNames(), architecture.classes());
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
}
