package mobilenet.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error, with speed and remaining time. */
public final class Progress {
  private static final int COLUMNS = 100;
  private static final int ON_TERMINAL_MILLIS = 200;
  // In a log, each update is another line, so there should be few.
  private static final int IN_LOG_MILLIS = 10_000;

  private static final int DECIMAL = 10;

  private Progress() {}

  // Up to JDK 21 there is no console if output is redirected; later there always is one.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    return System.console() != null && System.getenv("TERM") != null;
  }

  /** A bar that the caller advances and closes. */
  public static ProgressBar bar(String task, long steps) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(onTerminal() ? ON_TERMINAL_MILLIS : IN_LOG_MILLIS)
        .setConsumer(
            new ConsoleProgressBarConsumer(System.err, COLUMNS) {
              @Override
              public void accept(String line) {
                super.accept(plainDigits(line));
              }
            })
        .startsFrom(0, Duration.ZERO)
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .build();
  }

  /**
   * The bar writes times with the digits of the system's language; all other numbers use 0 to 9.
   */
  static String plainDigits(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    line.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, DECIMAL) : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
