package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.pass.BoundGraph;

/**
 * Measures a network in this runtime and in others, for {@code bench --peers}. A module with the
 * other runtimes registers it as a service, so that the command line works without them.
 */
public interface PeerBenchmark {

  /**
   * What to measure, and where the result goes.
   *
   * @param architecture the network
   * @param weights those of a checkpoint; empty if any weights will do
   * @param size image height and width
   * @param threads for each runtime
   * @param batch images per run
   * @param seconds for each runtime, after warming up
   * @param only names of the runtimes; empty for all
   * @param csv file to which a row is appended, if any
   * @param json whether to print a JSON document instead of a table
   */
  record Request(
      Architecture architecture,
      Optional<BoundGraph> weights,
      int size,
      int threads,
      int batch,
      int seconds,
      List<String> only,
      Optional<Path> csv,
      boolean json) {
    /** Copies, and checks the ranges. */
    public Request {
      only = List.copyOf(only);
      if (size < 1 || threads < 1 || batch < 1 || seconds < 1) {
        throw new IllegalArgumentException("size, threads, batch and seconds must be at least 1");
      }
    }
  }

  /**
   * Measures and prints.
   *
   * @param out only for the result
   * @param err for everything else
   * @throws IllegalArgumentException if the request cannot be met
   * @throws IOException if the row cannot be appended
   */
  void measure(Request request, PrintWriter out, PrintWriter err) throws IOException;
}
