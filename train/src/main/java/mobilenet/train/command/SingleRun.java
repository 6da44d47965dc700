package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunResult;

/**
 * A command that makes one run.
 *
 * @param options of the run
 * @param console where it says how it goes
 * @param interrupt that may end it early
 */
record SingleRun(SingleRunOptions options, RunConsole console, Interrupt interrupt) {
  static final String NOTHING_DONE = "interrupted before the first step; there was nothing to save";
  private static final String NOTHING_NEW =
      "interrupted before another step; what the run has saved stays as it was";
  private static final int FAILED = 1;

  /** What an interrupt leaves before the run is under way. */
  static String untouched(SingleRunOptions options) {
    return options.resume() ? NOTHING_NEW : NOTHING_DONE;
  }

  /**
   * Trains, and reports what came out.
   *
   * @param out where the report goes
   * @param json whether it is a JSON document
   * @return the exit code
   */
  int run(RunTask task, PrintWriter out, boolean json) throws IOException, InterruptedException {
    Optional<RunResult> trained = console.train(task, options.start(), interrupt);
    if (trained.isEmpty()) {
      return FAILED;
    }
    RunResult result = trained.get();
    RunFolder folder = task.folder();
    if (result.completed()) {
      TrainReport.print(out, result, folder, json, options.profile());
      return result.unwritten().isEmpty() ? 0 : FAILED;
    }
    console.fail(
        folder.isUsed()
            ? "interrupted after "
                + Epochs.counted(result.epochs())
                + " and saved; "
                + GoingOn.RESUME.resumer()
                + " goes on"
            : NOTHING_DONE);
    return FAILED;
  }
}
