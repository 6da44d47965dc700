package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Student;

/**
 * A worker process whose accuracies are a formula, and that dies of some seeds.
 *
 * @param folder that remembers the processes
 */
record FakeStudents(Path folder) implements Students.Training {
  /** A seed that takes long. */
  static final long SLOW = 400;

  /** A seed that the first process dies of. */
  static final long DEADLY_ONCE = 500;

  /** A seed that each process dies of. */
  static final long DEADLY = 600;

  /** A seed that meets a disk that is full. */
  static final long UNREADABLE = 700;

  private static final String PROCESS = "process-";
  private static final int KILLED = 137;

  /** Works; takes the folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createFile(folder.resolve(PROCESS + ProcessHandle.current().pid()));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(Students.serve(System.in, out, new FakeStudents(folder)));
  }

  static Set<Path> processes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PROCESS))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public StudentReply.Trained train(Student student) throws IOException, InterruptedException {
    long seed = student.seed();
    if (seed == SLOW) {
      Thread.sleep(300);
    } else if (seed == DEADLY || (seed == DEADLY_ONCE && processes(folder).size() == 1)) {
      Runtime.getRuntime().halt(KILLED);
    } else if (seed == UNREADABLE) {
      throw new IOException("the disk is full");
    }
    return new StudentReply.Trained(
        new Outcome(student.setting(), 0.1, seed, 1 / (seed + 2.0), 1 / (seed + 3.0), 7, 2),
        List.of("1 image of \"" + seed + "\"\nis gone"));
  }
}
