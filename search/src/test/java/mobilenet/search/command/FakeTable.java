package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Lowering;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.PlannedStep;
import mobilenet.runtime.StepKey;
import mobilenet.runtime.StepPlanner;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.search.latency.Stamp;
import mobilenet.search.training.SmallNetwork;

/** A latency table by a formula. */
final class FakeTable {
  private FakeTable() {}

  /** Writes one that has the scalar steps of {@link SmallNetwork}, which every process knows. */
  static Path write(Path file) throws IOException {
    return write(file, List.of(SmallNetwork.architecture()));
  }

  /** Writes one that has the scalar steps of networks. */
  static Path write(Path file, List<Architecture> networks) throws IOException {
    StepPlanner planner = StepPlanner.of(KernelSelection.SCALAR);
    Map<StepKey, LatencyTable.Entry> entries = new LinkedHashMap<>();
    List<LatencyTable.Carrier> carriers = new ArrayList<>();
    for (Architecture network : networks) {
      int size = network.input().size();
      List<PlannedStep> steps = planner.steps(Lowering.lower(network), size, size);
      for (PlannedStep step : steps) {
        entries.put(
            step.key(), new LatencyTable.Entry(nanos(step), 0, 9, 3, step.macs(), step.bytes()));
      }
      carriers.add(
          new LatencyTable.Carrier(
              ArchitectureDocument.hash(network),
              size,
              steps.stream().mapToDouble(FakeTable::nanos).sum(),
              steps.stream().map(PlannedStep::key).toList()));
    }
    Stamp stamp =
        new Stamp("fake", "a processor, that is fake", planner.kernels(), "a", "17", 1, 1, 100, 20);
    LatencyTableFile.write(file, new LatencyTable(stamp, entries, Map.of(), carriers));
    return file;
  }

  private static double nanos(PlannedStep step) {
    return 300 + Math.max(0.01 * step.macs(), 0.08 * step.bytes());
  }
}
