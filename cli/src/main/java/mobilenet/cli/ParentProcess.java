package mobilenet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The process that started this one, whose end closes this one's standard input. What this one does
 * is then of no use to anyone.
 */
public final class ParentProcess {
  private static final int ORPHANED = 4;

  private ParentProcess() {}

  /** Ends this process with its parent, which writes nothing. */
  public static void endWith(InputStream parent) {
    endWith(
        parent,
        line -> {
          // Nothing is ever written there.
        });
  }

  /**
   * Ends this process with its parent.
   *
   * @param lines takes what the parent writes until then, in a thread of its own
   */
  public static void endWith(InputStream parent, Consumer<String> lines) {
    Thread watch =
        new Thread(
            () -> {
              try {
                BufferedReader in =
                    new BufferedReader(new InputStreamReader(parent, StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  lines.accept(line);
                }
              } catch (IOException closed) {
                System.err.println("mobilenet: standard input: " + closed.getMessage());
              }
              Runtime.getRuntime().halt(ORPHANED);
            },
            "end with parent");
    watch.setDaemon(true);
    watch.start();
  }
}
