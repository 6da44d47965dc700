package mobilenet.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {
  /** Makes the options, for picocli to fill in. */
  public CommonOptions() {}

  @Option(names = "--json", description = "Print one JSON document on standard output.")
  boolean json;

  @Option(names = "--stacktrace", description = "Show where an error came from.")
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** Whether a JSON document is wanted instead of text. */
  public boolean json() {
    return json;
  }

  /** Whether to show where an error came from. */
  public boolean stacktrace() {
    return stacktrace;
  }
}
