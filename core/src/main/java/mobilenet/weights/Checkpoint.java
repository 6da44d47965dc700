package mobilenet.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.file.AtomicFiles;
import mobilenet.file.Folders;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.json.JsonWriter;

/**
 * A trained network: a folder with {@value #CONFIG} and {@value #WEIGHTS} (or shards and their
 * index) in timm's Hugging Face layout, so that timm's repositories open unchanged. An open
 * checkpoint is complete: every tensor and every parameter is accounted for. Thread-safe; see
 * {@link SafeTensors} about the memory-mapped file.
 */
public final class Checkpoint implements AutoCloseable {
  /** What the network is and how its images are prepared. */
  public static final String CONFIG = "config.json";

  /** The trained values. */
  public static final String WEIGHTS = "model.safetensors";

  /** The answers that the network must give; optional. */
  public static final String SELF_TEST = "selftest.json";

  static final String EXPECTED_LAYOUT =
      "a checkpoint is a folder with " + CONFIG + " and " + WEIGHTS;

  private final Path folder;
  private final CheckpointConfig config;
  private final Architecture architecture;
  private final Graph graph;
  private final WeightFile file;
  private final WeightSource weights;

  private Checkpoint(
      Path folder,
      CheckpointConfig config,
      Architecture architecture,
      Graph graph,
      WeightFile file,
      WeightSource weights) {
    this.folder = folder;
    this.config = config;
    this.architecture = architecture;
    this.graph = graph;
    this.file = file;
    this.weights = weights;
  }

  /**
   * Reads a folder's {@value #CONFIG} alone.
   *
   * @throws CheckpointException if the folder or the file is missing, or not usable
   * @throws IOException if it cannot be read
   */
  public static CheckpointConfig config(Path folder) throws IOException {
    requireConfig(folder);
    return CheckpointConfig.read(folder.resolve(CONFIG));
  }

  /**
   * Opens a folder and accounts for every tensor in it.
   *
   * @throws CheckpointException if the folder or a file of it is missing, or {@value #CONFIG} is
   *     not usable
   * @throws SafeTensorsException if {@value #WEIGHTS} is not a valid file
   * @throws WeightMismatchException if weights and network do not fit
   * @throws IOException if a file cannot be read
   */
  public static Checkpoint open(Path folder) throws IOException {
    CheckpointConfig config = config(folder);
    WeightFile file = WeightFile.open(folder);
    try {
      WeightSource weights = WeightBinding.timmNames(config.architecture(), file);
      Architecture architecture = network(config, weights);
      Graph graph = Lowering.lower(architecture);
      WeightAccounting.check(graph.parameters(), weights);
      return new Checkpoint(folder, config, architecture, graph, file, weights);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** If there are no classes, a file without a head is a complete backbone. */
  private static Architecture network(CheckpointConfig config, WeightSource weights) {
    Architecture architecture = config.architecture();
    return architecture.hasClassifier() || !WeightBinding.lacksHead(weights, architecture)
        ? architecture
        : architecture.withHead(new Head.FeatureMap());
  }

  private static void requireConfig(Path folder) throws CheckpointException {
    if (!Files.exists(folder)) {
      throw new CheckpointException(folder + ": there is no such folder; " + EXPECTED_LAYOUT);
    }
    if (!Files.isDirectory(folder)) {
      throw new CheckpointException(
          folder
              + ": expected a folder, found a file; give the folder it is in, "
              + EXPECTED_LAYOUT);
    }
    if (!Files.isRegularFile(folder.resolve(CONFIG))) {
      throw new CheckpointException(
          folder + ": there is no " + CONFIG + " in it; " + EXPECTED_LAYOUT);
    }
  }

  /**
   * Writes a checkpoint, creating the folder if needed. Each file is replaced atomically and only
   * after both are complete on the disk, so a failure leaves the old checkpoint.
   *
   * @param weights with timm's names
   * @param type of the values in the file: F32, F16 or BF16
   * @throws WeightMismatchException if the weights do not fit the configuration's network
   * @throws IOException if writing fails
   */
  public static void write(Path folder, CheckpointConfig config, WeightSource weights, DType type)
      throws IOException {
    write(folder, config, weights, type, temporary -> {});
  }

  /**
   * As above, for who must know the temporary files while they are written: they are left behind if
   * the process is ended meanwhile.
   *
   * @param begun takes the path of each when it is there, and empty
   * @throws IOException as above
   */
  public static void write(
      Path folder, CheckpointConfig config, WeightSource weights, DType type, Consumer<Path> begun)
      throws IOException {
    SafeTensorsWriter writer = SafeTensorsWriter.of(type);
    WeightAccounting.check(Lowering.lower(network(config, weights)).parameters(), weights);
    Folders.create(folder);
    byte[] json = (JsonWriter.pretty(config.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    try (AtomicFiles.Staged values =
            AtomicFiles.stage(folder.resolve(WEIGHTS), out -> writer.writeTo(out, weights), begun);
        AtomicFiles.Staged text =
            AtomicFiles.stage(folder.resolve(CONFIG), out -> out.write(json), begun)) {
      values.commit();
      text.commit();
    }
  }

  /** The checkpoint's folder. */
  public Path folder() {
    return folder;
  }

  /** What {@value #CONFIG} says. */
  public CheckpointConfig config() {
    return config;
  }

  /** The network. */
  public Architecture architecture() {
    return architecture;
  }

  /** The network's graph, whose parameters the weights fit. */
  public Graph graph() {
    return graph;
  }

  /** The weights under timm's names, whatever the names in the file are. */
  public WeightSource weights() {
    return weights;
  }

  /**
   * The answers that the network must give, if the folder has a {@value #SELF_TEST}.
   *
   * @throws IOException if the file is not usable, or has another number of classes
   */
  public Optional<SelfTest> selfTest() throws IOException {
    Path path = folder.resolve(SELF_TEST);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    SelfTest test = SelfTest.read(path);
    if (test.classes() != config.classes()) {
      throw new CheckpointException(
          path
              + ": has "
              + test.classes()
              + " logits per image, but "
              + CONFIG
              + " has "
              + config.classes()
              + " classes");
    }
    return Optional.of(test);
  }

  /**
   * The graph with its weights, which are read again each time.
   *
   * @throws IOException if the weights cannot be read
   */
  public BoundGraph bind() throws IOException {
    return WeightBinding.read(graph, weights);
  }

  /**
   * The graph with its weights, each of which is read from the file whenever it is asked for, so
   * that the network is never in memory as a whole. Usable until this is closed; a weight that
   * cannot be read is an {@link java.io.UncheckedIOException} then.
   */
  public BoundGraph bindToFile() {
    return WeightBinding.onDemand(graph, weights);
  }

  /** Closes the weight file: the weights cannot be read any more. */
  @Override
  public void close() {
    file.close();
  }
}
