package mobilenet.train.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * A process that runs {@code train} or {@code compare}, and asks itself to end by SIGTERM when a
 * line of output begins in a certain way. Not before the virtual machine is being ended does it go
 * on: what follows then happens meanwhile.
 */
final class InterruptedCommand {
  private InterruptedCommand() {}

  /** What to run, the beginning of a line ("" for never), and its arguments. */
  public static void main(String[] args) {
    Object command = args[0].equals("train") ? new TrainCommand() : new CompareCommand();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code =
        new CommandLine(command)
            .setOut(
                new PrintWriter(
                    new Watched(new PrintWriter(System.out, true, StandardCharsets.UTF_8), args[1]),
                    true))
            .setErr(err)
            .setExecutionExceptionHandler(
                (e, line, result) -> {
                  err.println("mobilenet: " + e);
                  return 1;
                })
            .execute(List.of(args).subList(2, args.length).toArray(String[]::new));
    System.exit(code);
  }

  /** Passes everything on. */
  private static final class Watched extends Writer {
    private final PrintWriter out;
    private final String beginning;
    private final StringBuilder all = new StringBuilder("\n");
    private boolean seen;

    Watched(PrintWriter out, String beginning) {
      this.out = out;
      this.beginning = beginning;
    }

    @Override
    public void write(char[] characters, int offset, int length) {
      String text = new String(characters, offset, length);
      out.print(text);
      out.flush();
      all.append(text);
      if (!seen && !beginning.isEmpty() && all.indexOf("\n" + beginning) >= 0) {
        seen = true;
        terminate();
      }
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {
      out.close();
    }
  }

  private static void terminate() {
    try {
      new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      while (!isEnding()) {
        Thread.onSpinWait();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no signal could be sent", e);
    }
  }

  private static boolean isEnding() {
    Thread probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException ending) {
      return true;
    }
  }
}
