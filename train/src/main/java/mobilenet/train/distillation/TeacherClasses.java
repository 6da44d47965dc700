package mobilenet.train.distillation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.evaluation.LabelMapping;
import mobilenet.evaluation.NamedClasses;

/** Finds a teacher's output for each class of a student's data. */
final class TeacherClasses {
  private TeacherClasses() {}

  /**
   * Matches labels with the names of classes.
   *
   * @param path of the teacher, for errors
   * @param named classes of the student's data
   * @param labels of the teacher, by output; without, outputs are in the data's order
   * @param classes outputs of the teacher
   * @return index of the output of each class
   * @throws TeacherException if its classes are not those of the data
   */
  static List<Integer> outputs(
      Path path, NamedClasses named, Optional<List<String>> labels, int classes)
      throws TeacherException {
    LabelMapping mapping;
    try {
      mapping = named.mapping(labels, classes);
    } catch (IllegalArgumentException e) {
      throw new TeacherException(path + " cannot teach these classes: " + e.getMessage(), e);
    }
    if (classes != named.size()) {
      throw new TeacherException(
          path
              + " cannot teach these classes: it tells "
              + classes
              + " apart and the data has "
              + named.size()
              + ", so that its probabilities for the data's would not add up to 1; give a teacher"
              + " that was trained on the same classes");
    }
    return mapping.outputs();
  }
}
