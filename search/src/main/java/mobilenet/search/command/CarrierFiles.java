package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Printable;
import mobilenet.document.ArchitectureDocument;
import mobilenet.file.Folders;
import mobilenet.search.netadapt.DrawnNetworks;
import mobilenet.search.netadapt.NarrowNetworks;
import mobilenet.search.netadapt.Widths;
import mobilenet.weights.Checkpoint;

/**
 * Writes networks in which a latency table can be measured that has the steps of an adaptation.
 *
 * @param options which network, and which widths
 * @param seed of what is drawn
 * @param folder that they are written to
 * @param common how it is said
 * @param out where it is said
 */
record CarrierFiles(
    SeedOptions options, long seed, AdaptFolder folder, CommonOptions common, PrintWriter out) {

  /**
   * The JSON document.
   *
   * @param networks written
   * @param folder that has them
   */
  record Document(int networks, String folder) {}

  /** Writes so many, or as many as there are. */
  int write(int count) throws IOException {
    Arguments.atLeast(1, "--networks", count);
    Architecture network = SeedOptions.named(Checkpoint.config(options.from()).architecture());
    NarrowNetworks networks = options.networks(network);
    List<Widths> drawn = new DrawnNetworks(networks, options.quantum()).draw(count, seed);
    Folders.create(folder.carriers());
    for (int i = 0; i < drawn.size(); i++) {
      Path file = folder.carriers().resolve(i + ".json");
      ArchitectureDocument.write(file, networks.architecture(drawn.get(i)));
    }
    if (common.json()) {
      JsonOutput.print(out, new Document(drawn.size(), folder.carriers().toString()));
    } else {
      out.println(Printable.line("written: " + drawn.size() + " networks in " + folder.carriers()));
      out.flush();
    }
    return 0;
  }
}
