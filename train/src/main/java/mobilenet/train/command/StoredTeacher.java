package mobilenet.train.command;

import java.io.IOException;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.distillation.TeacherException;

/** Who has answered for a store. */
final class StoredTeacher {
  private StoredTeacher() {}

  /** Opens a teacher. */
  @FunctionalInterface
  interface Opening {
    /** Opens it; the caller closes it. */
    Teacher open() throws IOException;
  }

  /**
   * Checks that a store has the answers of a teacher, which is not kept: it may need more memory
   * than the training that follows.
   *
   * @throws TeacherException if it has those of another
   */
  static void requireAnswersOf(Opening given, AnswerStore store) throws IOException {
    try (Teacher teacher = given.open()) {
      if (!store.header().teacherHash().equals(teacher.hash())) {
        throw new TeacherException(
            store.file()
                + ": holds the answers of another teacher: "
                + store.header().teacher()
                + ", here "
                + teacher.description()
                + "; give that teacher, or build another store");
      }
    }
  }
}
