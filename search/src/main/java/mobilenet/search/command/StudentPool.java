package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mobilenet.cli.SavedWork;
import mobilenet.cli.WorkerDeathException;
import mobilenet.cli.WorkerProcesses;
import mobilenet.search.distillation.Student;

/**
 * Trains students in several processes, to the same bits as in one. A process that is killed is
 * replaced, and its student goes on where it was; one whose process is killed twice ends the
 * comparison.
 */
final class StudentPool implements StudentTrainer {
  private final ExecutorService threads;
  private final WorkerProcesses<LinePipes> processes;

  /**
   * No processes yet.
   *
   * @param command starts one that serves as {@link StudentTrainer#serve} does
   * @param count of processes
   */
  StudentPool(List<String> command, int count) {
    this.threads = Executors.newFixedThreadPool(count);
    this.processes = new WorkerProcesses<>(command, LinePipes::of);
  }

  @Override
  public void train(List<Student> students, Finished each)
      throws IOException, InterruptedException {
    ExecutorCompletionService<StudentReply.Trained> trainings =
        new ExecutorCompletionService<>(threads);
    for (Student student : students) {
      trainings.submit(() -> train(student));
    }
    for (int i = 0; i < students.size(); i++) {
      try {
        each.finished(trainings.take().get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failed) {
          throw failed;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private StudentReply.Trained train(Student student) throws IOException, InterruptedException {
    StudentReply reply;
    try {
      String task = new StudentTask(student).line();
      reply = processes.ask(process -> StudentReply.of(process.ask(task)));
    } catch (WorkerDeathException e) {
      String remedy =
          e.mayLackMemory()
              ? "; what is done is saved, and the same command with fewer --workers goes on"
              : SavedWork.GOES_ON;
      throw new IOException(student.name() + ": " + e.getMessage() + remedy, e);
    }
    if (reply instanceof StudentReply.Stopped stopped) {
      throw new IOException(student.name() + ": " + stopped.reason());
    }
    return (StudentReply.Trained) reply;
  }

  /** Ends the processes; none takes their place. */
  @Override
  public void close() {
    processes.close();
    threads.shutdownNow();
  }
}
