package mobilenet.train.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mobilenet.cli.ShutdownAction;

/**
 * Ctrl-C and SIGTERM, from the beginning of a command to its end. While a run is under way it tells
 * it to stop, and keeps the process alive until that has saved; before and after, it says that
 * nothing is lost and lets the process end.
 */
final class Interrupt implements AutoCloseable {
  private static final int MOST_SECONDS = 60;

  private final Consumer<String> lines;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "save-on-interrupt");
  private volatile State state;

  /** What is going on. */
  private sealed interface State {
    /** Nothing is lost if it ends here. */
    record Idle(String sentence) implements State {}

    /** Something is to be saved first; the sentence says what is left if that takes too long. */
    record Busy(Supplier<String> left) implements State {}

    /** Asked to stop while idle, which it said. */
    record Ending() implements State {}

    /** Asked to stop while something is to be saved. */
    record Stopping() implements State {}

    /** All is said. */
    record Closed() implements State {}
  }

  /**
   * Listens from now on.
   *
   * @param lines where to say that the process ends
   * @param idle what to say then, as long as nothing is under way
   */
  Interrupt(Consumer<String> lines, String idle) {
    this.lines = lines;
    this.state = new State.Idle(idle);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      lines.accept(idle);
      ShutdownAction.waitForTheEnd();
    }
  }

  /** The process is asked to end; returns when it may. */
  private void interrupted() {
    State before = change(Interrupt::asked);
    if (before instanceof State.Idle idle) {
      lines.accept(idle.sentence());
    } else if (before instanceof State.Busy busy) {
      waitForTheCommand(busy.left());
    }
  }

  /** Returns the state of before. */
  private synchronized State change(UnaryOperator<State> to) {
    State before = state;
    state = to.apply(before);
    return before;
  }

  private static State asked(State state) {
    if (state instanceof State.Idle) {
      return new State.Ending();
    }
    return state instanceof State.Busy ? new State.Stopping() : state;
  }

  private void waitForTheCommand(Supplier<String> left) {
    try {
      if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        lines.accept(
            "interrupted, but a step takes more than " + MOST_SECONDS + " s; " + left.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * From now on there is something to save. Does not return while the process is being ended.
   *
   * @param left says what is left if saving takes too long, at the moment when it is asked
   */
  void busy(Supplier<String> left) {
    become(new State.Busy(left));
  }

  /**
   * From now on nothing is lost if the process ends. Does not return while it is being ended.
   *
   * @param sentence to say then
   */
  void idle(String sentence) {
    become(new State.Idle(sentence));
  }

  private void become(State next) {
    change(s -> isAsked(s) ? s : next);
    if (state instanceof State.Ending) {
      ShutdownAction.waitForTheEnd();
    }
  }

  /** Whether a run shall stop. */
  boolean isAsked() {
    return isAsked(state);
  }

  private static boolean isAsked(State state) {
    return state instanceof State.Ending || state instanceof State.Stopping;
  }

  /** What is to be saved is saved, and everything about it said. */
  @Override
  public void close() {
    ended.countDown();
    State last = change(s -> isAsked(s) ? s : new State.Closed());
    if (!isAsked(last)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // It finds that all is said.
        return;
      }
    } else if (last instanceof State.Ending) {
      // Whatever failed meanwhile did so because the process ends, of which all is said.
      ShutdownAction.waitForTheEnd();
    }
  }
}
