package mobilenet.search.latency;

import java.io.IOException;

/**
 * A measurement in rounds whose turns are in a file, so that several processes, one after another,
 * can each measure some of the rounds.
 */
public interface SpreadMeasurement {

  /**
   * Whether some first rounds are complete.
   *
   * @throws IOException if the file cannot be read or written, or is of something else
   */
  boolean has(int rounds) throws IOException;

  /**
   * Measures some first rounds, as far as they are not there already, and keeps them.
   *
   * @throws IOException if the file cannot be read or written, or is of something else
   * @throws InterruptedException if the thread is interrupted; what is measured is kept
   */
  void measure(int rounds, TableMeasurement.Listener listener)
      throws IOException, InterruptedException;
}
