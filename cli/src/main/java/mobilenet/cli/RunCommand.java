package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;
import mobilenet.graph.Graph;
import mobilenet.graph.Taps;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet run}: raw tensors in, raw tensors out. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  private static final String INPUT = "input";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkOptions networks = new NetworkOptions();
  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Safetensors file with 'input', N×C×H×W, normalised.")
  private Path input = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "Safetensors file to write, F32: 'logits' ('embedding' of a network without a classifier)"
              + " and each tap.")
  private Path output = Path.of("");

  @Option(
      names = "--tap",
      paramLabel = "NAME",
      description = "Feature map to write, too: stem, blocks.2.0, features, embedding, ...")
  private List<String> taps = new ArrayList<>();

  /** A written tensor, in the JSON document. */
  record Written(String name, List<Integer> shape, Optional<Integer> notFinite) {
    static Written of(String name, Tensor tensor) {
      int bad = tensor.nonFiniteCount();
      return new Written(name, tensor.shape(), bad > 0 ? Optional.of(bad) : Optional.empty());
    }
  }

  /** The JSON document. */
  record Document(String model, String output, List<Written> tensors) {}

  @Override
  public Integer call() throws IOException {
    networks.requireSuited();
    // Scalar kernels are the specification. One run is over before vector kernels are ready, and
    // comparisons with another implementation need the same bits each time.
    RuntimeOptions options =
        RuntimeOptions.DEFAULT.withThreads(threads.threads()).withKernels(KernelSelection.SCALAR);
    Tensor batch = readInput();
    Map<String, Tensor> results;
    NetworkOptions.Network network =
        networks.openFor(own -> OptionalInt.of(channels(batch.shape(), own)));
    tellOfAdaptation(network);
    try (CompiledModel compiled = CompiledModel.compile(network.bound(), options)) {
      Set<String> wanted = new LinkedHashSet<>(List.of(compiled.graph().output()));
      wanted.addAll(taps);
      requireTaps(compiled.graph(), List.copyOf(wanted));
      results = BatchRunner.run(compiled, batch, List.copyOf(wanted));
    }
    try (UnfinishedFiles unfinished = new UnfinishedFiles()) {
      SafeTensorsWriter.of(DType.F32).write(output, new MapWeights(results), unfinished::begun);
    }
    List<Written> written = new ArrayList<>();
    results.forEach((name, tensor) -> written.add(Written.of(name, tensor)));
    // If the tensors go to standard output, nothing may follow them there.
    PrintWriter out =
        AtomicFiles.isStandardOutput(output)
            ? spec.commandLine().getErr()
            : spec.commandLine().getOut();
    if (common.json) {
      JsonOutput.print(
          out, new Document(network.architecture().name(), output.toString(), written));
    } else {
      written.forEach(w -> out.println(w.name + " " + w.shape));
    }
    return warnOfNonFinite(written, batch) ? 1 : 0;
  }

  /**
   * Results are written even if they are NaN: whoever compares implementations wants to see them.
   */
  private boolean warnOfNonFinite(List<Written> written, Tensor batch) {
    List<Written> bad = written.stream().filter(w -> w.notFinite.isPresent()).toList();
    if (bad.isEmpty()) {
      return false;
    }
    String values =
        bad.stream()
            .map(w -> w.name + " has " + w.notFinite.orElseThrow())
            .collect(Collectors.joining(", "));
    String cause =
        batch.nonFiniteCount() > 0
            ? "'input' of " + input + " has " + batch.nonFiniteCount() + " itself"
            : "the weights are damaged or too large, check them with mobilenet inspect "
                + networks.weightFile();
    ErrorLine.print(
        spec.commandLine().getErr(),
        output + ": values are NaN or infinite: " + values + "; " + cause);
    return true;
  }

  /**
   * The channels of the images. Those of another layout would adapt the stem to as many channels as
   * they have rows, and get an answer.
   */
  private int channels(List<Integer> shape, int own) {
    int channels = shape.get(1);
    if (channels != own && shape.get(3) == own) {
      throw new UsageException(
          input
              + ": 'input' must be N×C×H×W, given "
              + shape
              + ", which looks like N×H×W×C with the network's "
              + own
              + (own == 1 ? " channel" : " channels")
              + "; transpose it");
    }
    return channels;
  }

  private void tellOfAdaptation(NetworkOptions.Network network) {
    int channels = network.architecture().input().channels();
    if (channels != network.ownChannels()) {
      ErrorLine.print(
          spec.commandLine().getErr(),
          networks.weightFile()
              + ": the stem was adapted from "
              + network.ownChannels()
              + " to "
              + channels
              + (channels == 1 ? " channel" : " channels")
              + ", as many as 'input' has");
    }
  }

  private static void requireTaps(Graph graph, List<String> names) {
    try {
      Taps.resolve(graph, names);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tap: " + e.getMessage());
    }
  }

  private Tensor readInput() throws IOException {
    try (SafeTensors file = SafeTensors.open(input)) {
      Tensor tensor = file.tensor(INPUT);
      if (tensor.shape().size() != 4 || tensor.data().length == 0) {
        throw new IOException(
            input + ": 'input' must be N×C×H×W, none of them 0, found " + tensor.shape());
      }
      return tensor;
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
