package mobilenet.cli;

import picocli.CommandLine.Option;

/**
 * The one option of a command that only has commands of its own: all others are theirs, and would
 * go unheard before them.
 */
public final class HelpOption {
  /** Makes the option, for picocli to fill in. */
  public HelpOption() {}

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;
}
