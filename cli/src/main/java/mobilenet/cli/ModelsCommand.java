package mobilenet.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.profile.ModelProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mobilenet models}. */
@Command(name = "models")
final class ModelsCommand implements Runnable {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  /** One line of the catalogue. */
  record Entry(
      String name, String family, int input, long params, long macs, List<String> checkpoints) {}

  /** The JSON document. */
  record Document(List<Entry> models) {}

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    List<Entry> entries = new ArrayList<>();
    for (Architecture architecture : architectures()) {
      ModelProfile profile = ModelProfile.of(architecture);
      entries.add(
          new Entry(
              architecture.name(),
              architecture.family().label(),
              architecture.input().size(),
              profile.params(),
              profile.macs(),
              Home.checkpointsOf(architecture.name())));
    }
    if (common.json) {
      JsonOutput.print(out, new Document(entries));
      return;
    }
    TextTable table = new TextTable("name", "family", "input", "params", "MACs", "checkpoints");
    for (Entry e : entries) {
      table.row(e.name, e.family, e.input, e.params, e.macs, String.join(" ", e.checkpoints));
    }
    table.print(out);
  }

  /** Those of the catalogue, and other widths for which there is a checkpoint. */
  private static List<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>(Catalogue.all());
    for (String name : Home.checkpointArchitectures()) {
      Catalogue.find(name).filter(found -> !all.contains(found)).ifPresent(all::add);
    }
    return all;
  }
}
