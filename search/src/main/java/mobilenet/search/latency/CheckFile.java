package mobilenet.search.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import mobilenet.file.AtomicFiles;

/**
 * Predicted and measured times as CSV, a row a network. Predictions are those at the speed that the
 * networks were measured at; over {@code drift}, they are the table's.
 */
public final class CheckFile {
  private static final String HEADER = "hash,size,measured_ms,table_ms,linear_ms,macs_ms,cpu,roofline_ms,drift,guessed\n";

  private CheckFile() {}

  /**
   * Writes or replaces a file.
   *
   * @param processor that was measured
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, HeldOutCheck check, String processor) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (HeldOutCheck.CheckedNetwork network : check.networks()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%.5f,%.5f,%.5f,%.5f,\"%s\",%.5f,%.5f,%d\n",
              network.network().hash(),
              network.network().size(),
              network.measuredMs(),
              check.scaledMs(network, "table"),
              check.scaledMs(network, "linear"),
              check.scaledMs(network, "macs"),
              processor.replace("\"", "\"\""),
              check.scaledMs(network, "roofline"),
              check.drift(network.network().size()).ratio(),
              network.guessed()));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }
}
