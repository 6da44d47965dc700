package mobilenet.search.latency;

import java.io.IOException;

/**
 * A kind of device that tables can be measured on. Others than this project's runtime are found by
 * {@link java.util.ServiceLoader}, so that their libraries are only there where somebody asks for
 * them.
 */
public interface LatencyDevice {

  /** What users call it: small letters, digits and hyphens. */
  String name();

  /**
   * Processes over which a measurement is spread, one after another: more than one where times
   * depend on how the virtual machine happened to compile.
   */
  default int starts() {
    return 1;
  }

  /**
   * Makes it ready, which may take some seconds.
   *
   * @throws IOException if something that it needs cannot be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  LatencyTarget open() throws IOException, InterruptedException;
}
