package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.netadapt.Tuner;
import mobilenet.search.netadapt.Widths;

/**
 * A worker process whose accuracies are a formula, and that dies at some widths.
 *
 * @param folder that remembers the processes
 */
record FakeTuner(Path folder) implements Tuner {
  /** A width that takes long. */
  static final int SLOW = 400;

  /** A width that takes longer than any test. */
  static final int ENDLESS = 450;

  /** A width that the first process dies of. */
  static final int DEADLY_ONCE = 500;

  /** A width that each process dies of. */
  static final int DEADLY = 600;

  /** A width that meets a disk that is full. */
  static final int UNREADABLE = 700;

  /** A file that keeps processes from starting. */
  static final String REFUSING = "refusing";

  /** Works; takes the folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    if (Files.exists(folder.resolve(REFUSING))) {
      System.exit(1);
    }
    new FakeProcesses(folder).started();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(TunerWorker.serve(System.in, out, () -> new FakeTuner(folder)));
  }

  @Override
  public String name() {
    return "a formula";
  }

  @Override
  public Evaluation measure(Widths seed) {
    return Measured.of(1);
  }

  @Override
  public Evaluation tune(int step, Widths from, Widths to) throws InterruptedException {
    int width = to.of("group");
    switch (width) {
      case SLOW -> Thread.sleep(300);
      case ENDLESS -> Thread.sleep(Long.MAX_VALUE);
      case DEADLY_ONCE -> dieOnce();
      case DEADLY -> FakeProcesses.die();
      case UNREADABLE -> throw new UncheckedIOException(new IOException("the disk is full"));
      default -> {
        // Nothing happens.
      }
    }
    return Measured.of((double) width / (step * from.of("group")));
  }

  private void dieOnce() {
    try {
      if (new FakeProcesses(folder).isFirst()) {
        FakeProcesses.die();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void chosen(Widths widths) {
    throw new IllegalStateException("workers choose nothing");
  }
}
