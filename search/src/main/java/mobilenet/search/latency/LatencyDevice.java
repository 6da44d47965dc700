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
   * Makes it ready, which may take some seconds.
   *
   * @throws IOException if something that it needs cannot be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  LatencyTarget open() throws IOException, InterruptedException;
}
