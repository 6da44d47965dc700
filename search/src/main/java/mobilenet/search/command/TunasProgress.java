package mobilenet.search.command;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerRow;
import mobilenet.search.tunas.TunasSearch;

/** Shows how far a search is, with the time that is left, and what it would settle on now. */
final class TunasProgress implements TunasSearch.Listener, AutoCloseable {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ProgressBar bar;
  private long looked = System.nanoTime() - LOOK_NANOS;

  TunasProgress(String stage, long steps, long done) {
    bar = Progress.bar(stage, steps);
    bar.stepTo(done);
  }

  @Override
  public void step(ControllerRow row, Controller controller) {
    bar.stepTo(controller.step());
    if (System.nanoTime() - looked >= LOOK_NANOS) {
      looked = System.nanoTime();
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              "reward %.3f, now %s",
              row.update().baseline(),
              controller.policy().mostProbable()));
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
