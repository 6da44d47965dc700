package mobilenet.train.distillation;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import mobilenet.evaluation.NamedClasses;

/** Opens teachers. */
public final class Teachers {
  private Teachers() {}

  /**
   * One teacher, or several as an ensemble.
   *
   * @param paths folders of checkpoints, or files of any {@link TeacherFormat}; at least one
   * @param classes of the student's data
   * @param runtime of checkpoints
   * @param threads of whatever runs them; libtorch has those of the process
   * @throws TeacherException if the classes of one are not those of the data
   * @throws IOException if one cannot be read
   */
  public static Teacher open(
      List<Path> paths, NamedClasses classes, TeacherRuntime runtime, int threads)
      throws IOException {
    List<TeacherFormat> formats =
        ServiceLoader.load(TeacherFormat.class).stream().map(ServiceLoader.Provider::get).toList();
    List<Teacher> members = new ArrayList<>();
    boolean complete = false;
    try {
      for (Path path : paths) {
        Optional<TeacherFormat> format =
            formats.stream().filter(known -> isOf(known, path)).findFirst();
        if (format.isPresent()) {
          members.add(open(format.get(), path, classes, threads));
        } else {
          requireNoFile(path, formats);
          members.add(CheckpointTeacher.open(path, classes, runtime, threads));
        }
      }
      Teacher teacher =
          members.size() == 1 ? members.get(0) : new EnsembleTeacher(members, classes.size());
      complete = true;
      return teacher;
    } finally {
      if (!complete) {
        members.forEach(Teacher::close);
      }
    }
  }

  private static boolean isOf(TeacherFormat format, Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(format.suffix()) && !Files.isDirectory(path);
  }

  private static void requireNoFile(Path path, List<TeacherFormat> formats)
      throws TeacherException {
    if (Files.isRegularFile(path)) {
      String files =
          formats.stream().map(format -> " or a file *" + format.suffix()).collect(joining());
      throw new TeacherException(
          path
              + ": expected the folder of a checkpoint"
              + files
              + ", found another file; give the folder it is in"
              + (files.isEmpty()
                  ? ", or for an ONNX file put mobilenet-bench on the class path"
                  : ""));
    }
  }

  private static Teacher open(TeacherFormat format, Path path, NamedClasses classes, int threads)
      throws IOException {
    TeacherFile file = format.open(path, threads);
    boolean complete = false;
    try {
      Teacher teacher = file.of(classes, threads);
      complete = true;
      return teacher;
    } finally {
      if (!complete) {
        file.network().close();
      }
    }
  }
}
