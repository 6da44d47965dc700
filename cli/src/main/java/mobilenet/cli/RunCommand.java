package mobilenet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.file.AtomicFiles;
import mobilenet.graph.Graph;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightFile;
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
  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "Architecture or its file, or a checkpoint's folder.")
  private String model = "";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "Safetensors file, or index of shards, with timm's or torchvision's names (default: the"
              + " checkpoint's).")
  private Optional<Path> weights = Optional.empty();

  @Option(
      names = "--padding",
      paramLabel = "same|symmetric",
      converter = PaddingConverter.class,
      description = "Padding of the weights in a file (default: the architecture's).")
  private Optional<Padding> padding = Optional.empty();

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Batch norm epsilon of the weights in a file (default: the architecture's).")
  private Optional<Double> epsilon = Optional.empty();

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

  @Option(names = "--classes", paramLabel = "N", description = "Logits (default: the file's).")
  private Optional<Integer> classes = Optional.empty();

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
    Arguments.atLeast(0, "--classes", classes);
    requireSuitedOptions();
    // Scalar kernels are the specification. One run is over before vector kernels are ready, and
    // comparisons with another implementation need the same bits each time.
    RuntimeOptions options =
        RuntimeOptions.DEFAULT.withThreads(threads.threads()).withKernels(KernelSelection.SCALAR);
    Tensor batch = readInput();
    Map<String, Tensor> results;
    Network network = weights.isPresent() ? ofFile(weights.get(), batch) : ofCheckpoint(batch);
    try (CompiledModel compiled = CompiledModel.compile(network.bound, options)) {
      Set<String> wanted = new LinkedHashSet<>(List.of(compiled.graph().output()));
      wanted.addAll(taps);
      requireTaps(compiled.graph(), List.copyOf(wanted));
      results = BatchRunner.run(compiled, batch, List.copyOf(wanted));
    }
    SafeTensorsWriter.of(DType.F32).write(output, new MapWeights(results));
    List<Written> written = new ArrayList<>();
    results.forEach((name, tensor) -> written.add(Written.of(name, tensor)));
    // If the tensors go to standard output, nothing may follow them there.
    PrintWriter out =
        AtomicFiles.isStandardOutput(output)
            ? spec.commandLine().getErr()
            : spec.commandLine().getOut();
    if (common.json) {
      JsonOutput.print(out, new Document(network.name, output.toString(), written));
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
                + weightFile();
    ErrorLine.print(
        spec.commandLine().getErr(),
        output + ": values are NaN or infinite: " + values + "; " + cause);
    return true;
  }

  private static void requireTaps(Graph graph, List<String> names) {
    try {
      Taps.resolve(graph, names);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--tap: " + e.getMessage());
    }
  }

  private void requireSuitedOptions() throws IOException {
    boolean checkpoint = Arguments.network(model).checkpoint().isPresent();
    if (!checkpoint && weights.isEmpty()) {
      throw new UsageException(
          "--weights is missing: the architecture "
              + model
              + " needs a file of weights; or give a checkpoint's folder with --model");
    }
    if (checkpoint && (padding.isPresent() || epsilon.isPresent())) {
      throw new UsageException(
          "--padding and --epsilon are for an architecture with a file of weights; "
              + model
              + " is a checkpoint, whose config.json says both (pad_type and bn_eps in model_args)");
    }
    if (epsilon.isPresent() && !(epsilon.get() > 0 && epsilon.get() < 1)) {
      throw new UsageException("--epsilon must be above 0 and below 1, given " + epsilon.get());
    }
  }

  private Architecture architecture() throws IOException {
    Architecture architecture = Arguments.network(model).architecture();
    Conventions conventions = architecture.conventions();
    if (padding.isPresent()) {
      conventions = conventions.withPadding(padding.get());
    }
    if (epsilon.isPresent()) {
      conventions = conventions.withBatchNormEpsilon(epsilon.get());
    }
    return architecture.withConventions(conventions);
  }

  /** The weights: the given file, or else the checkpoint's folder. */
  private Path weightFile() {
    return weights.orElseGet(() -> Path.of(model));
  }

  /** The network to run. */
  private record Network(String name, BoundGraph bound) {}

  private Network ofFile(Path path, Tensor batch) throws IOException {
    try (WeightFile file = WeightFile.open(path)) {
      Architecture architecture = architecture().withInputChannels(batch.shape().get(1));
      architecture =
          classes.isPresent()
              ? architecture.withClasses(classes.get())
              : WeightBinding.endingAs(architecture, file);
      return new Network(architecture.name(), WeightBinding.bind(architecture, file));
    }
  }

  private Network ofCheckpoint(Tensor batch) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(Path.of(model))) {
      Architecture architecture = checkpoint.architecture().withInputChannels(batch.shape().get(1));
      if (classes.isPresent()) {
        architecture = architecture.withClasses(classes.get());
      }
      return new Network(
          architecture.name(), WeightBinding.bind(architecture, checkpoint.weights()));
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
