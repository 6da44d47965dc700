package mobilenet.search.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import mobilenet.architecture.ShortestDecimal;

/**
 * Rows of a search as lines of CSV. The columns are {@code step}, {@code rate}, {@code reward},
 * {@code accuracy}, {@code baseline}, {@code cost_over_target} (empty without a target), {@code
 * entropy} in nats, and {@code p3.1} for the probability of option 1 of decision 3, both from 0 as
 * in a genotype. That is the softmax of the decision's logits, before impossible combinations are
 * left out. Numbers have all their digits.
 */
public final class ControllerRows {
  private static final String FIRST_COLUMNS =
      "step,rate,reward,accuracy,baseline,cost_over_target,entropy";

  private static final int FIRST_PROBABILITY = FIRST_COLUMNS.split(",", -1).length;

  /** Of a line that is no header: enough to recognise a file by. */
  private static final int MOST_QUOTED = 40;

  private final List<Integer> sizes;

  /**
   * Rows of a space.
   *
   * @param sizes number of options of each decision
   */
  public ControllerRows(List<Integer> sizes) {
    this.sizes = List.copyOf(sizes);
  }

  /** The names of the columns. */
  public String header() {
    StringJoiner header = new StringJoiner(",").add(FIRST_COLUMNS);
    for (int decision = 0; decision < sizes.size(); decision++) {
      for (int option = 0; option < sizes.get(decision); option++) {
        header.add("p" + decision + "." + option);
      }
    }
    return header.toString();
  }

  /** A row, without the line's end. */
  public String line(ControllerRow row) {
    ControllerUpdate update = row.update();
    StringJoiner line =
        new StringJoiner(",")
            .add(Long.toString(update.step()))
            .add(ShortestDecimal.of(update.rate()))
            .add(ShortestDecimal.of(update.reward()))
            .add(ShortestDecimal.of(row.accuracy()))
            .add(ShortestDecimal.of(update.baseline()))
            .add(row.ratio().isPresent() ? ShortestDecimal.of(row.ratio().getAsDouble()) : "")
            .add(ShortestDecimal.of(update.entropy()));
    row.probabilities().forEach(options -> options.forEach(p -> line.add(ShortestDecimal.of(p))));
    return line.toString();
  }

  /**
   * The rows of a file. A last line without its end is left out, as a kill may have torn it.
   *
   * @throws IOException if it cannot be read, does not begin with this space's header or a part of
   *     it, or a line is no row of this space
   */
  public List<ControllerRow> read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    if (lines.isEmpty() && header().startsWith(text)) {
      return List.of();
    }
    String first = lines.isEmpty() ? text : lines.get(0);
    if (!first.equals(header())) {
      throw new IOException(
          file
              + ":1: expected the steps of a controller of the same space, with the columns \""
              + quoted(header())
              + "\", found \""
              + quoted(first)
              + "\"; move the file away to go on without it");
    }
    List<ControllerRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        rows.add(parse(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            file
                + ":"
                + (i + 1)
                + ": is no step of a controller: "
                + e.getMessage()
                + "; move the file away to go on without it",
            e);
      }
    }
    return rows;
  }

  private static String quoted(String text) {
    return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
  }

  /**
   * Reads what {@link #line} writes.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  ControllerRow parse(String line) {
    String[] fields = line.split(",", -1);
    int expected = FIRST_PROBABILITY + sizes.stream().mapToInt(Integer::intValue).sum();
    if (fields.length != expected) {
      throw new IllegalArgumentException(
          "expected " + expected + " columns, given " + fields.length);
    }
    ControllerUpdate update =
        new ControllerUpdate(
            Long.parseLong(fields[0]),
            Double.parseDouble(fields[1]),
            Double.parseDouble(fields[2]),
            Double.parseDouble(fields[4]),
            Double.parseDouble(fields[6]));
    OptionalDouble ratio =
        fields[5].isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(fields[5]));
    List<List<Double>> probabilities = new ArrayList<>();
    int at = FIRST_PROBABILITY;
    for (int size : sizes) {
      List<Double> options = new ArrayList<>();
      for (int option = 0; option < size; option++) {
        options.add(Double.parseDouble(fields[at++]));
      }
      probabilities.add(options);
    }
    return new ControllerRow(update, Double.parseDouble(fields[3]), ratio, probabilities);
  }
}
