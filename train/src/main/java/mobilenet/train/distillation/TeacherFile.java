package mobilenet.train.distillation;

import java.nio.file.Path;
import java.util.List;
import mobilenet.evaluation.NamedClasses;
import mobilenet.image.Preprocessing;
import mobilenet.weights.ImageConfig;

/**
 * A network that can teach, before its classes are matched with those of any data.
 *
 * @param file where it was read from
 * @param name of the network
 * @param runtime what runs it, with its version
 * @param contentHash of the network with its weights
 * @param images how they are prepared, and names of the classes
 * @param classes logits of an image, at least 2
 * @param network runs it
 */
public record TeacherFile(
    Path file,
    String name,
    String runtime,
    String contentHash,
    ImageConfig images,
    int classes,
    TeacherNetwork network) {

  /** Checks the number of classes. */
  public TeacherFile {
    if (classes < 2) {
      throw new IllegalArgumentException("a teacher has at least 2 classes, given " + classes);
    }
  }

  /**
   * The teacher of some data.
   *
   * @throws TeacherException if its classes are not those of the data, or its images cannot be made
   *     from a student's
   */
  Teacher of(NamedClasses named, int threads) throws TeacherException {
    List<Integer> outputs = TeacherClasses.outputs(file, named, images.labelNames(), classes);
    TeacherInput input = TeacherInput.of(file, images.pretrained());
    Preprocessing preprocessing = input.preprocessing();
    String hash =
        new TeacherHash()
            .add(contentHash)
            .add(preprocessing.toString())
            .add(outputs.toString())
            .digits();
    return new NetworkTeacher(
        new TeacherIdentity(file, name, hash, runtime, "its weights may be damaged"),
        input,
        outputs,
        network,
        NetworkTeacher.portion(NetworkTeacher.INPUT_BYTES, preprocessing, threads));
  }
}
