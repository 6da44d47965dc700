package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.train.trainer.AnswerBuilder;

/** Builds a store with its progress on the console. */
final class StoreBuilding {
  private static final int FAILED = 1;

  private StoreBuilding() {}

  /**
   * Builds, or goes on.
   *
   * @param teacher in words
   * @return the exit code
   */
  static int run(SingleRun single, AnswerBuilder builder, Path file, String teacher)
      throws IOException, InterruptedException {
    RunConsole console = single.console();
    Interrupt interrupt = single.interrupt();
    console.lines().println("teacher: " + teacher);
    console.lines().println("store: " + file);
    console.lines().flush();
    String goesOn = "the blocks that are written stay, and the same command goes on";
    interrupt.busy(() -> goesOn);
    boolean complete;
    try (Bar bar = new Bar()) {
      complete = builder.build(file, bar::show, interrupt::isAsked);
    }
    if (!complete) {
      console.fail("interrupted; " + goesOn);
      return FAILED;
    }
    console.lines().println(file + " is complete; distil --store " + file + " learns from it");
    console.lines().flush();
    return 0;
  }

  /** A bar that is drawn once its length is known. */
  private static final class Bar implements AutoCloseable {
    private Optional<ProgressBar> drawn = Optional.empty();

    void show(int done, int all) {
      if (drawn.isEmpty()) {
        drawn = Optional.of(Progress.bar("ask", all));
      }
      drawn.get().stepTo(done);
    }

    @Override
    public void close() {
      drawn.ifPresent(ProgressBar::close);
    }
  }
}
