package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.ErrorText;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.ObjectiveWords;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.trainer.Guidance;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs with their progress on the console.
 *
 * @param lines where progress goes: standard error where the result is JSON
 * @param err for warnings
 * @param document where a JSON document goes, if one is wanted
 * @param stacktrace whether to show where errors came from
 * @param goingOn with runs that end early
 */
record RunConsole(
    PrintWriter lines,
    PrintWriter err,
    Optional<PrintWriter> document,
    boolean stacktrace,
    GoingOn goingOn) {

  static RunConsole of(CommandSpec spec, CommonOptions common, GoingOn goingOn) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean json = common.json();
    return new RunConsole(
        json ? err : out,
        err,
        json ? Optional.of(out) : Optional.empty(),
        common.stacktrace(),
        goingOn);
  }

  void warn(String message) {
    ErrorLine.print(err, message);
  }

  /** Says on a line what has been made of what a run was given. */
  void say(String sentence) {
    lines.println(Printable.line(sentence));
    lines.flush();
  }

  /** Says why the command does not come to its end. */
  void fail(String message) {
    warn(message);
    document.ifPresent(out -> JsonOutput.printFailure(out, message));
  }

  /** Says what a run is going to do, so that a mistake is seen before it has cost hours. */
  void describe(RunPlan plan, RunFolder folder) {
    Recipe recipe = plan.recipe();
    lines.printf(
        Locale.ROOT,
        "data: %,d images to learn from, %,d held out%n",
        plan.trainingPart().size(),
        plan.validationPart().size());
    if (!plan.classNames().equals(plan.training().classNames())) {
      lines.println(Printable.line("labels: " + String.join(", ", plan.classNames())));
    }
    lines.printf(
        Locale.ROOT,
        "recipe: %s, %s at %d pixels, %s, batch %d, seed %d%n",
        recipe.name(),
        plan.network(),
        recipe.input().size(),
        Epochs.counted(recipe.optimisation().epochs()),
        recipe.optimisation().batch(),
        plan.seed());
    lines.println(Printable.line("output: " + folder.path()));
    lines.flush();
  }

  /** Says who teaches what. */
  void describe(Guidance guidance, ObjectiveSpec objective) {
    lines.println("teacher: " + guidance.description());
    lines.println("objective: " + ObjectiveWords.of(objective));
    lines.flush();
  }

  /**
   * Trains to the end or until interrupted, and says what could not be read or written.
   *
   * @return nothing if it failed after an interrupt, which it then has said
   */
  Optional<RunResult> train(RunTask task, Trainer.Start start, Interrupt interrupt)
      throws IOException, InterruptedException {
    interrupt.busy(() -> goingOn.left(task.folder()));
    RunResult result;
    try (ConsoleListener console =
        new ConsoleListener(lines, task.plan().recipe().optimisation().epochs())) {
      Trainer trainer =
          new Trainer(task.plan(), task.folder(), console, interrupt::isAsked, goingOn.resumer());
      result = task.guidance().map(trainer::taughtBy).orElse(trainer).run(task.initial(), start);
    } catch (IOException | RuntimeException | Error e) {
      if (!interrupt.isAsked()) {
        throw e;
      }
      // Said here: the process ends as soon as the interrupt is closed.
      failInterrupted(e);
      return Optional.empty();
    }
    result.failed().forEach(this::warn);
    result.unwritten().forEach(this::warn);
    return Optional.of(result);
  }

  /** Says what failed while a command was coming to its end because it was asked to. */
  void failInterrupted(Throwable e) {
    if (stacktrace) {
      e.printStackTrace(err);
    }
    fail("interrupted: " + ErrorText.of(e));
  }
}
