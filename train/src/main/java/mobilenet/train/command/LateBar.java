package mobilenet.train.command;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.Progress;

/** A bar that is drawn once its length is known. */
final class LateBar implements AutoCloseable {
  private final String task;
  private Optional<ProgressBar> drawn = Optional.empty();

  /**
   * Draws nothing yet.
   *
   * @param task in a word
   */
  LateBar(String task) {
    this.task = task;
  }

  void show(int done, int all) {
    if (drawn.isEmpty()) {
      drawn = Optional.of(Progress.bar(task, all));
    }
    drawn.get().stepTo(done);
  }

  @Override
  public void close() {
    drawn.ifPresent(ProgressBar::close);
  }
}
