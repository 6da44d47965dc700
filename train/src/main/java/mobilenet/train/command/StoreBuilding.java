package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import mobilenet.train.trainer.StoreBuilder;

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
  static int run(SingleRun single, StoreBuilder builder, Path file, String teacher)
      throws IOException, InterruptedException {
    RunConsole console = single.console();
    Interrupt interrupt = single.interrupt();
    console.lines().println("teacher: " + teacher);
    console.lines().println("store: " + file);
    console.lines().flush();
    String goesOn = "the blocks that are written stay, and the same command goes on";
    interrupt.busy(() -> goesOn);
    boolean complete;
    try (LateBar bar = new LateBar("ask")) {
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
}
