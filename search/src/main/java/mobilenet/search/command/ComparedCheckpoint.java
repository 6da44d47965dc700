package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.json.JsonFields;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;

/**
 * A trained network of a comparison.
 *
 * @param method that it comes from
 * @param seed of its training
 * @param folder of the checkpoint
 * @param network with the size of its images
 */
record ComparedCheckpoint(
    WidthComparison.Method method, long seed, Path folder, SizedNetwork network) {

  /**
   * The two of an adaptation.
   *
   * @throws UsageException if one is missing
   */
  static List<ComparedCheckpoint> of(AdaptFolder folder) throws IOException {
    List<ComparedCheckpoint> both = new ArrayList<>();
    for (WidthComparison.Method method : WidthComparison.Method.values()) {
      Path run = method == WidthComparison.Method.NETADAPT ? folder.trained() : folder.width();
      both.add(of(method, AdaptFolder.best(run)));
    }
    return both;
  }

  private static ComparedCheckpoint of(WidthComparison.Method method, Path folder)
      throws IOException {
    if (!Files.exists(folder.resolve(Checkpoint.CONFIG))) {
      throw new UsageException(
          folder + " is missing; run netadapt with --compare-width to its end first");
    }
    CheckpointConfig config = Checkpoint.config(folder);
    JsonFields others = JsonFields.root(config.others(), folder.toString());
    return new ComparedCheckpoint(
        method,
        others.fields("training").wholeNumber("seed"),
        folder,
        SizedNetwork.of(config.architecture(), config.architecture().input().size()));
  }
}
