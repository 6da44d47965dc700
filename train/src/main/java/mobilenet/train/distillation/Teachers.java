package mobilenet.train.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens teachers. */
public final class Teachers {
  private Teachers() {}

  /**
   * One checkpoint, or several as an ensemble.
   *
   * @param folders of checkpoints, at least one
   * @param classNames of the student's data, in its order
   * @param threads of the Java runtime; libtorch has those of the process
   * @throws TeacherException if the classes of one are not those of the data
   * @throws IOException if one cannot be read
   */
  public static Teacher open(
      List<Path> folders, List<String> classNames, TeacherRuntime runtime, int threads)
      throws IOException {
    List<Teacher> members = new ArrayList<>();
    boolean complete = false;
    try {
      for (Path folder : folders) {
        members.add(CheckpointTeacher.open(folder, classNames, runtime, threads));
      }
      Teacher teacher =
          members.size() == 1 ? members.get(0) : new EnsembleTeacher(members, classNames.size());
      complete = true;
      return teacher;
    } finally {
      if (!complete) {
        members.forEach(Teacher::close);
      }
    }
  }
}
