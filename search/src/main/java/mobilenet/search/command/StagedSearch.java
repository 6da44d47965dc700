package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.search.supernet.RankRow;

/**
 * What a search by TuNAS has written, for a comparison of stages.
 *
 * @param seed of it
 * @param stages their number
 * @param imageMacs multiply-accumulates of all images
 * @param network name of what it found
 * @param hash of that
 * @param macs of that
 * @param latencyMs of that, where a table says it
 * @param ratio cost over target
 * @param top1 by shared weights, 0 to 1
 * @param shared accuracies by the shared weights of the first stage, by hash; empty where none were
 *     asked for
 */
record StagedSearch(
    long seed,
    int stages,
    double imageMacs,
    String network,
    String hash,
    double macs,
    Optional<Double> latencyMs,
    double ratio,
    double top1,
    Map<String, Double> shared) {
  private static final double ON_TARGET = 0.1;

  /** Reads the folder of a search that has a target and is finished. */
  static StagedSearch read(Path folder) throws IOException {
    TunasFolder files = new TunasFolder(folder);
    if (!Files.exists(files.result())) {
      throw new IOException(
          folder + ": has no result.json; give the folder of a search by TuNAS that is finished");
    }
    JsonFields result = JsonFields.root(Json.read(files.result()), files.result().toString());
    int stages = result.array("stages").size();
    JsonFields best = result.fields("best");
    Path ranks = (stages == 1 ? files : files.stage("coarse")).rank();
    Map<String, Double> shared = new HashMap<>();
    if (Files.exists(ranks)) {
      RankRow.read(ranks).forEach(row -> shared.put(row.hash(), row.top1()));
    }
    return new StagedSearch(
        result.wholeNumber("seed"),
        stages,
        result.number("imageMacs"),
        best.string("network"),
        best.string("hash"),
        best.number("macs"),
        best.optionalNumber("latencyMs"),
        best.number("costOverTarget"),
        best.number("top1"),
        shared);
  }

  /** In results. */
  String method() {
    return stages == 1 ? "one-stage" : "two-stage";
  }

  boolean isOnTarget() {
    return Math.abs(ratio - 1) <= ON_TARGET;
  }
}
