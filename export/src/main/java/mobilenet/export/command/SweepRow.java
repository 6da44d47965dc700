package mobilenet.export.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.cli.CsvFile;
import mobilenet.export.check.Difference;
import mobilenet.export.check.Trial;

/**
 * One network at one size, in a file of results.
 *
 * @param network its name
 * @param opset of an ONNX file; none of another
 * @param trial the shape of its input
 * @param bytes size of the file
 * @param difference of its logits
 * @param runtime that ran it
 * @param date of the run
 */
record SweepRow(
    String network,
    Optional<Integer> opset,
    Trial trial,
    long bytes,
    Difference difference,
    String runtime,
    String date) {
  static final String HEADER =
      "network,opset,batch,height,width,bytes,output,largest,difference,relative,runtime,date";

  /** A line of the file, with its end. */
  String csv() {
    return CsvFile.line(
        List.of(
            network,
            opset.map(String::valueOf).orElse(""),
            Integer.toString(trial.batch()),
            Integer.toString(trial.height()),
            Integer.toString(trial.width()),
            Long.toString(bytes),
            difference.output(),
            number("%.4f", difference.largest()),
            number("%.2e", difference.difference()),
            number("%.2e", difference.relative()),
            runtime,
            date));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
