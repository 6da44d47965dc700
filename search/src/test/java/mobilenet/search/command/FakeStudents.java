package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Student;

/**
 * A worker process whose accuracies are a formula, and that dies of some seeds.
 *
 * @param folder that remembers the processes
 */
record FakeStudents(Path folder) implements StudentTrainer.Training {
  /** A seed that is trained when another is, in whatever process. */
  static final long LAST = 400;

  /** The other. */
  static final long BEFORE_LAST = 300;

  /** A seed that the first process dies of. */
  static final long DEADLY_ONCE = 500;

  /** A seed that each process dies of. */
  static final long DEADLY = 600;

  /** A seed whose first process crashes as a virtual machine does, which says so. */
  static final long CRASHING_ONCE = 650;

  /** A seed that meets a disk that is full. */
  static final long FULL_DISK = 700;

  /** A file that keeps processes from opening what they need. */
  static final String REFUSING = "refusing";

  private static final String TRAINED = "trained-";
  private static final long POLL_MS = 20;
  private static final int ABORTED = 134;

  /** Works; takes the folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    new FakeProcesses(folder).started();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(StudentTrainer.serve(System.in, out, () -> open(folder)));
  }

  private static FakeStudents open(Path folder) throws IOException {
    if (Files.exists(folder.resolve(REFUSING))) {
      throw new IOException("the recipe is gone");
    }
    return new FakeStudents(folder);
  }

  @Override
  public StudentReply.Trained train(Student student) throws IOException, InterruptedException {
    long seed = student.seed();
    boolean first = new FakeProcesses(folder).isFirst();
    if (seed == LAST) {
      awaitTrained(BEFORE_LAST);
    } else if (seed == DEADLY || (seed == DEADLY_ONCE && first)) {
      FakeProcesses.die();
    } else if (seed == CRASHING_ONCE && first) {
      System.out.println("#\n# A fatal error has been detected");
      Runtime.getRuntime().halt(ABORTED);
    } else if (seed == FULL_DISK) {
      throw new IOException("the disk is full");
    }
    Files.writeString(folder.resolve(TRAINED + seed), "");
    return new StudentReply.Trained(
        new Outcome(student.setting(), 0.1, seed, 1 / (seed + 2.0), 1 / (seed + 3.0), 7, 2),
        seed % 2 == 0);
  }

  private void awaitTrained(long seed) throws InterruptedException {
    while (!Files.exists(folder.resolve(TRAINED + seed))) {
      Thread.sleep(POLL_MS);
    }
  }
}
