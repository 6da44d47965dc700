package mobilenet.train.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.Printable;
import mobilenet.train.distillation.Teacher;
import mobilenet.train.trainer.Pool;
import mobilenet.train.trainer.PoolScreening;
import mobilenet.train.trainer.RunPlan;

/** Screens a pool with its progress on the console. */
final class PoolProgress {
  private PoolProgress() {}

  /**
   * Screens.
   *
   * @return nothing if it was interrupted, which is then said
   */
  static Optional<Pool> screen(
      SingleRun single, PoolScreening screening, RunPlan plan, Pool pool, Teacher teacher)
      throws IOException, InterruptedException {
    RunConsole console = single.console();
    Interrupt interrupt = single.interrupt();
    String untouched = SingleRun.untouched(single.options());
    interrupt.busy(() -> untouched);
    Optional<PoolScreening.Screened> screened;
    try (LateBar bar = new LateBar("screen")) {
      screened = screening.screen(plan, pool, teacher, bar::show, interrupt::isAsked);
    }
    if (screened.isEmpty()) {
      console.fail(untouched);
      return Optional.empty();
    }
    describe(screened.get(), pool, plan.classNames()).forEach(console.lines()::println);
    console.lines().flush();
    return Optional.of(screened.get().pool());
  }

  private static List<String> describe(
      PoolScreening.Screened screened, Pool pool, List<String> classNames) {
    int relevant = screened.relevant().stream().mapToInt(Integer::intValue).sum();
    long repeated =
        screened.relevant().stream().filter(n -> n > 0 && n < screened.perClass()).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "pool: %,d of %,d images are relevant; %,d views of each class, %d of which repeat"
                + " images",
            relevant,
            pool.part().size(),
            screened.perClass(),
            repeated));
    List<String> absent = new ArrayList<>();
    for (int c = 0; c < classNames.size(); c++) {
      if (screened.relevant().get(c) == 0) {
        absent.add(classNames.get(c));
      }
    }
    if (!absent.isEmpty()) {
      lines.add(Printable.line("pool: has no image of " + String.join(", ", absent)));
    }
    return lines;
  }
}
