package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import mobilenet.search.distillation.Student;

/** Trains students of a comparison, here or in other processes. */
interface StudentTrainer extends AutoCloseable {

  /** Takes what came of each student, as soon as it is known. */
  @FunctionalInterface
  interface Finished {
    /**
     * A student is trained.
     *
     * @throws IOException if that cannot be written down
     */
    void finished(StudentReply.Trained trained) throws IOException;
  }

  /** Trains one student. */
  @FunctionalInterface
  interface Training {
    /**
     * Trains it, or goes on with it.
     *
     * @throws IOException if images or answers cannot be read, or files not be written
     */
    StudentReply.Trained train(Student student) throws IOException, InterruptedException;
  }

  /**
   * Trains students; several processes finish them in another order.
   *
   * @throws IOException if one cannot be trained; what is done stays, and what is under way goes on
   *     with the same command
   */
  void train(List<Student> students, Finished each) throws IOException, InterruptedException;

  @Override
  void close();

  /** One after the other, in this process. */
  static StudentTrainer here(Training training) {
    return new StudentTrainer() {
      @Override
      public void train(List<Student> students, Finished each)
          throws IOException, InterruptedException {
        for (Student student : students) {
          each.finished(training.train(student));
        }
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  /**
   * Trains, in a process of a {@link StudentPool}, whom its parent names, until the parent ends, or
   * a student cannot be trained.
   *
   * @param replies takes a {@link StudentReply} for each
   * @param opening of what students learn from
   * @return exit code
   */
  static int serve(InputStream parent, PrintWriter replies, LineWorker.Opening<Training> opening)
      throws InterruptedException {
    return LineWorker.serve(
        parent,
        replies,
        opening,
        (training, line) -> training.train(StudentTask.of(line).student()).line(),
        reason -> new StudentReply.Stopped(reason).line());
  }
}
