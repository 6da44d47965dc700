package mobilenet.data.command;

import java.io.PrintWriter;
import mobilenet.cli.Printable;
import mobilenet.data.DatasetDescription;
import mobilenet.data.ImageDataset;

/** Says what was found in a data set, before hours are spent on it. */
public final class FoundData {
  private FoundData() {}

  /** A line about what is there, and one about each thing that may be unintended. */
  public static void print(ImageDataset dataset, PrintWriter err) {
    print("", DatasetDescription.of(dataset), err);
  }

  /**
   * As above.
   *
   * @param prefix of each line
   */
  public static void print(String prefix, DatasetDescription found, PrintWriter err) {
    found.lines().forEach(line -> err.println(Printable.line(prefix + line)));
    err.flush();
  }
}
