package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.weights.WeightSource;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs with their progress on the console.
 *
 * @param lines where progress goes: standard error where the result is JSON
 * @param err for warnings
 */
record RunConsole(PrintWriter lines, PrintWriter err) {

  static RunConsole of(CommandSpec spec, boolean json) {
    PrintWriter err = spec.commandLine().getErr();
    return new RunConsole(json ? err : spec.commandLine().getOut(), err);
  }

  void warn(String message) {
    err.println("mobilenet: " + message);
  }

  /** Trains to the end or until interrupted, and names the pictures that could not be read. */
  RunResult train(
      RunPlan plan,
      RunFolder folder,
      WeightSource initial,
      Trainer.Start start,
      Interrupt interrupt)
      throws IOException, InterruptedException {
    RunResult result;
    try (ConsoleListener console = new ConsoleListener(lines, plan.recipe().epochs())) {
      result = new Trainer(plan, folder, console, interrupt::isAsked).run(initial, start);
    }
    result.failed().forEach(this::warn);
    return result;
  }
}
