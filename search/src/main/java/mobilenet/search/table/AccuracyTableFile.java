package mobilenet.search.table;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.file.AtomicFiles;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;

/**
 * A table as CSV, a row for each network and seed. The column {@code architecture} is the genotype
 * in the space; {@code latency_ms} is empty where no latency is known; {@code top1} is 0 to 1.
 */
public final class AccuracyTableFile {
  /** The first line. */
  public static final String HEADER = "hash,architecture,seed,macs,latency_ms,top1";

  private static final int COLUMNS = 6;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private AccuracyTableFile() {}

  /**
   * Writes or replaces a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, AccuracyTable table) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (TabledNetwork network : table.networks()) {
      for (int i = 0; i < table.seeds().size(); i++) {
        text.append(row(network, table.seeds().get(i), network.accuracies().get(i))).append('\n');
      }
    }
    AtomicFiles.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String row(TabledNetwork network, long seed, double accuracy) {
    OptionalDouble latency = network.costs().latencyMs();
    return String.join(
        ",",
        network.hash(),
        network.genotype().toString(),
        Long.toString(seed),
        Long.toString(network.costs().macs()),
        latency.isPresent() ? String.format(Locale.ROOT, "%.6f", latency.getAsDouble()) : "",
        ShortestDecimal.of(accuracy));
  }

  /**
   * Reads a table of all networks of a space.
   *
   * @throws TableException if it is another file, a network is another one in this space, a row is
   *     there twice, or a network or a seed is missing
   * @throws IOException if it cannot be read
   */
  public static AccuracyTable read(Path file, SearchSpace space) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new TableException(
          file + ": expected a table of accuracies with the first line " + HEADER);
    }
    Map<String, Rows> networks = new LinkedHashMap<>();
    Set<Long> seeds = new TreeSet<>();
    for (int i = 1; i < lines.size(); i++) {
      Fields fields = Fields.of(lines.get(i), file + ":" + (i + 1));
      seeds.add(fields.seed);
      Rows rows = networks.get(fields.hash);
      if (rows == null) {
        networks.put(fields.hash, Rows.first(fields, space));
      } else {
        rows.add(fields);
      }
    }
    requireAll(
        file,
        space,
        networks.values().stream().map(rows -> rows.first.genotype).collect(Collectors.toSet()));
    List<TabledNetwork> tabled = new ArrayList<>();
    for (Rows rows : networks.values()) {
      tabled.add(rows.network(file, seeds));
    }
    return new AccuracyTable(space, List.copyOf(seeds), tabled);
  }

  private static void requireAll(Path file, SearchSpace space, Set<Genotype> found)
      throws TableException {
    BigInteger missing = space.count().subtract(BigInteger.valueOf(found.size()));
    if (missing.signum() != 0) {
      throw new TableException(
          file
              + ": expected all "
              + space.count()
              + " networks of "
              + space.name()
              + ", and "
              + missing
              + " are missing, such as "
              // Of a large space, no more networks are looked at than the file has.
              + space
                  .networks()
                  .filter(network -> !found.contains(network))
                  .findFirst()
                  .orElseThrow()
              + "; search random with more --trials trains them");
    }
  }

  /** The rows of one network. */
  private record Rows(Fields first, Costs costs, SortedMap<Long, Double> accuracies) {

    static Rows first(Fields fields, SearchSpace space) throws TableException {
      SpaceNetwork network = fields.network(space);
      if (fields.macs != network.macs()) {
        throw new TableException(
            fields.place
                + ": the network has "
                + network.macs()
                + " multiply-accumulates, found "
                + fields.macs);
      }
      Rows rows =
          new Rows(
              fields,
              new Costs(network.params(), network.macs(), fields.latencyMs),
              new TreeMap<>());
      rows.add(fields);
      return rows;
    }

    void add(Fields fields) throws TableException {
      if (!first.isOfSameNetwork(fields)) {
        throw new TableException(
            fields.place
                + ": genotype, multiply-accumulates and latency are those of the network, and "
                + first.place
                + " has others for it");
      }
      if (accuracies.putIfAbsent(fields.seed, fields.top1) != null) {
        throw new TableException(
            fields.place
                + ": the network "
                + fields.hash
                + " with the seed "
                + fields.seed
                + " is there twice");
      }
    }

    TabledNetwork network(Path file, Set<Long> seeds) throws TableException {
      if (!accuracies.keySet().equals(seeds)) {
        Set<Long> missing = new TreeSet<>(seeds);
        missing.removeAll(accuracies.keySet());
        throw new TableException(
            file
                + ": the network "
                + first.hash
                + " lacks the seeds "
                + missing
                + ", which others have");
      }
      return new TabledNetwork(first.hash, first.genotype, costs, List.copyOf(accuracies.values()));
    }
  }

  /** A row. */
  private record Fields(
      String place,
      String hash,
      Genotype genotype,
      long seed,
      long macs,
      OptionalDouble latencyMs,
      double top1) {

    static Fields of(String line, String place) throws TableException {
      String[] fields = line.split(",", -1);
      if (fields.length != COLUMNS) {
        throw new TableException(
            place + ": expected " + COLUMNS + " columns, " + HEADER + ", found " + fields.length);
      }
      try {
        return new Fields(
            place,
            fields[0],
            Genotype.parse(fields[1]),
            whole(fields[2], "seed"),
            whole(fields[3], "macs"),
            fields[4].isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                    number(fields[4], "latency_ms", "above 0", ms -> ms > 0 && ms < INFINITE)),
            number(fields[5], "top1", "from 0 to 1", top1 -> top1 >= 0 && top1 <= 1));
      } catch (IllegalArgumentException e) {
        throw new TableException(place + ": " + e.getMessage(), e);
      }
    }

    private static long whole(String text, String column) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            column + " must be a whole number, found \"" + text + "\"", e);
      }
    }

    private static double number(
        String text, String column, String range, DoublePredicate isWithin) {
      try {
        double value = Double.parseDouble(text);
        if (isWithin.test(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            column + " must be a number " + range + ", found \"" + text + "\"", e);
      }
      throw new IllegalArgumentException(
          column + " must be a number " + range + ", found \"" + text + "\"");
    }

    SpaceNetwork network(SearchSpace space) throws TableException {
      try {
        SpaceNetwork network = SpaceNetwork.of(space, genotype);
        if (network.hash().equals(hash)) {
          return network;
        }
      } catch (IllegalArgumentException e) {
        throw new TableException(place + ": " + e.getMessage(), e);
      }
      throw new TableException(
          place
              + ": the space "
              + space.name()
              + " has another network at "
              + genotype
              + " than "
              + hash
              + "; give the space that the table is of");
    }

    boolean isOfSameNetwork(Fields other) {
      return genotype.equals(other.genotype)
          && macs == other.macs
          && latencyMs.equals(other.latencyMs);
    }
  }
}
