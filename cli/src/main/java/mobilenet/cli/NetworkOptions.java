package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Padding;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightFile;
import mobilenet.weights.WeightSource;
import picocli.CommandLine.Option;

/** A network with its weights: a checkpoint, or an architecture and a file. */
public final class NetworkOptions {
  /** Makes the options for picocli to fill. */
  public NetworkOptions() {}

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

  @Option(names = "--classes", paramLabel = "N", description = "Logits (default: the file's).")
  private Optional<Integer> classes = Optional.empty();

  /**
   * What the options name.
   *
   * @param architecture the network
   * @param bound its graph and weights
   * @param config of the checkpoint, if it is one
   * @param ownChannels of the images that the weights in the file were made for; the stem was
   *     adapted where the architecture takes another number
   */
  public record Network(
      Architecture architecture,
      BoundGraph bound,
      Optional<CheckpointConfig> config,
      int ownChannels) {}

  /**
   * A network whose weights are read from their file whenever they are asked for, until this is
   * closed.
   *
   * @param network its graph reads the file
   * @param closing of the file
   */
  public record OpenNetwork(Network network, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /** Chooses the channels of a network's images; none for the architecture's own number. */
  @FunctionalInterface
  interface ImageChannels {
    /**
     * Chooses.
     *
     * @param own channels of the images that the weights were made for
     * @throws UsageException if the images do not suit the network
     */
    OptionalInt choose(int own);
  }

  /** Reads the weights of an architecture, now or whenever they are asked for. */
  @FunctionalInterface
  private interface Binding {
    BoundGraph bind(Architecture architecture, WeightSource weights) throws IOException;
  }

  /**
   * Checks that the options suit each other.
   *
   * @throws UsageException if they do not
   * @throws IOException if the network's folder or file is not usable
   */
  public void requireSuited() throws IOException {
    Arguments.classes(0, classes);
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

  /**
   * Reads the network.
   *
   * @param channels of its images, if not its own number
   * @throws IOException if a file cannot be read, or weights and network do not fit
   */
  public Network open(OptionalInt channels) throws IOException {
    return openFor(own -> channels);
  }

  /** As {@link #open}, with channels that depend on those of the weights. */
  Network openFor(ImageChannels channels) throws IOException {
    try (OpenNetwork open = open(channels, WeightBinding::bind)) {
      return open.network();
    }
  }

  /**
   * Opens the network without reading its weights, for one that may be larger than the memory.
   *
   * @throws IOException if a file cannot be read, or weights and network do not fit
   */
  public OpenNetwork openOnDemand() throws IOException {
    return open(own -> OptionalInt.empty(), WeightBinding::bindToFile);
  }

  private OpenNetwork open(ImageChannels channels, Binding binding) throws IOException {
    return weights.isPresent()
        ? ofFile(weights.get(), channels, binding)
        : ofCheckpoint(channels, binding);
  }

  /** The weights: the given file, or else the checkpoint's folder. */
  Path weightFile() {
    return weights.orElseGet(() -> Path.of(model));
  }

  private OpenNetwork ofFile(Path path, ImageChannels channels, Binding binding)
      throws IOException {
    Optional<Path> folder = Arguments.network(model).checkpoint();
    Optional<CheckpointConfig> config =
        folder.isPresent() ? Optional.of(Checkpoint.config(folder.get())) : Optional.empty();
    WeightFile file = WeightFile.open(path);
    try {
      Architecture architecture = architecture();
      int own = WeightBinding.inputChannels(architecture, file);
      architecture = withChannels(architecture, channels.choose(own));
      architecture =
          classes.isPresent()
              ? architecture.withClasses(classes.get())
              : WeightBinding.endingAs(architecture, file);
      return new OpenNetwork(
          new Network(architecture, binding.bind(architecture, file), config, own), file::close);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private OpenNetwork ofCheckpoint(ImageChannels channels, Binding binding) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(Path.of(model));
    try {
      Architecture architecture = checkpoint.architecture();
      int own = WeightBinding.inputChannels(architecture, checkpoint.weights());
      architecture = withChannels(architecture, channels.choose(own));
      if (classes.isPresent()) {
        architecture = architecture.withClasses(classes.get());
      }
      return new OpenNetwork(
          new Network(
              architecture,
              binding.bind(architecture, checkpoint.weights()),
              Optional.of(checkpoint.config()),
              own),
          checkpoint::close);
    } catch (IOException | RuntimeException | Error e) {
      checkpoint.close();
      throw e;
    }
  }

  private static Architecture withChannels(Architecture architecture, OptionalInt channels) {
    return channels.isPresent()
        ? architecture.withInputChannels(channels.getAsInt())
        : architecture;
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
}
