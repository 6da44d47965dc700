package mobilenet.search.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which commit of this project runs. */
final class Commit {
  private static final String UNKNOWN = "unknown";

  private Commit() {}

  /** The beginning of its hash, where the command was started from a clone and git is there. */
  static String here() throws InterruptedException {
    String home = System.getProperty("mobilenet.home", "");
    if (home.isEmpty()) {
      return UNKNOWN;
    }
    List<String> command = List.of("git", "-C", home, "rev-parse", "--short=12", "HEAD");
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String hash = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !hash.isEmpty() ? hash : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    }
  }
}
