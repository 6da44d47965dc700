package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.cli.Progress;
import mobilenet.search.latency.TableMeasurement;
import picocli.CommandLine;

/**
 * What a command tells people and programs.
 *
 * @param commandLine whose streams are written to
 * @param json whether standard output is one document
 */
record Report(CommandLine commandLine, boolean json) {

  /** Prints a document, if one is wanted. */
  void document(Object document) {
    if (json) {
      JsonOutput.print(commandLine.getOut(), document);
    }
  }

  /** Where a document goes that another process has made. */
  PrintWriter documents() {
    return commandLine.getOut();
  }

  /** Where text for people goes: beside a document, to standard error. */
  PrintWriter text() {
    return json ? commandLine.getErr() : commandLine.getOut();
  }

  /** A line for people. */
  void line(String text) {
    text().println(Printable.line(text));
  }

  /** What is measured with a bar. */
  interface Measurement<T> {
    /** Runs it. */
    T run(TableMeasurement.Listener listener) throws IOException, InterruptedException;
  }

  /** Shows how far a measurement is, with the time that is left. */
  <T> T withBar(String task, int turns, Measurement<T> measurement)
      throws IOException, InterruptedException {
    try (ProgressBar bar = Progress.bar(task, turns)) {
      return measurement.run(
          (done, total) -> {
            bar.maxHint(total);
            bar.stepTo(done);
          });
    }
  }
}
