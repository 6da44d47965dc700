package mobilenet.search.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import mobilenet.cli.ErrorText;
import mobilenet.search.distillation.Student;

/** Trains students of a comparison, here or in other processes. */
interface Students extends AutoCloseable {

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
   * @throws IOException if one cannot be trained; what is done stays
   */
  void train(List<Student> students, Finished each) throws IOException, InterruptedException;

  @Override
  void close();

  /** One after the other, in this process. */
  static Students here(Training training) {
    return new Students() {
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
   * Trains, in a process of a {@link StudentPool}, what its parent names, until the parent ends.
   *
   * @param out takes a {@link StudentReply} for each
   * @return exit code
   */
  static int serve(InputStream parent, PrintWriter out, Training training)
      throws InterruptedException {
    return LineWorker.serve(
        parent,
        out,
        line -> {
          StudentReply reply = reply(line, training);
          return new LineWorker.Answer(reply.line(), reply instanceof StudentReply.Stopped);
        });
  }

  private static StudentReply reply(String line, Training training) throws InterruptedException {
    try {
      return training.train(StudentTask.of(line).student());
    } catch (IOException | RuntimeException e) {
      return new StudentReply.Stopped(ErrorText.of(e));
    }
  }
}
