package mobilenet.search.latency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import mobilenet.file.AtomicFiles;

/** Predicted and measured times as CSV, a row a network. */
public final class CheckFile {
  private static final String HEADER = "hash,size,measured_ms,table_ms,linear_ms,macs_ms,cpu\n";

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
              "%s,%d,%.5f,%.5f,%.5f,%.5f,\"%s\"\n",
              network.network().hash(),
              network.network().size(),
              network.measuredMs(),
              network.predictedMs("table"),
              network.predictedMs("linear"),
              network.predictedMs("macs"),
              processor.replace("\"", "\"\"")));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }
}
