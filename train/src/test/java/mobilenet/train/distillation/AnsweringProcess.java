package mobilenet.train.distillation;

import java.nio.file.Path;
import mobilenet.evaluation.NamedClasses;

/** Opens a teacher in a process of its own, and asks it about one image. */
public final class AnsweringProcess {
  private AnsweringProcess() {}

  /**
   * Prints how many logits there are.
   *
   * @param args the checkpoint, its number of classes, the size of its images
   */
  public static void main(String[] args) throws Exception {
    NamedClasses classes = NamedClasses.of(LargeTeacher.classes(Integer.parseInt(args[1])));
    int size = Integer.parseInt(args[2]);
    try (Teacher teacher =
        CheckpointTeacher.open(Path.of(args[0]), classes, TeacherRuntime.JAVA, 1)) {
      float[] logits = teacher.logits(new Views(new float[size * size * 3], 1, size, 3));
      System.out.println(logits.length + " logits");
    }
  }
}
