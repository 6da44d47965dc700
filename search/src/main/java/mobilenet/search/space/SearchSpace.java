package mobilenet.search.space;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.profile.ModelProfile;

/**
 * The networks of one file: an architecture document whose values and arch strings have holes.
 *
 * <p>{@code {3,5}} in a text stands for one of its alternatives, {@code $w2} for one of the member
 * {@code choices} that is the same wherever it stands, and {@code ?} behind a row leaves the row
 * out or not. A hole that is all of a member's text keeps its type, so that {@code "channels":
 * "{960,1280}"} is a number. Combinations of which no block exists are not in the space: {@code
 * uir_r1_a{0,3,5}_k{0,3,5}_s2_e4_c96} has 8 forms, as stride 2 needs a depthwise convolution.
 * Repeats are written out in its networks, a row of one block each. An ordinary architecture file
 * is a space of one network.
 *
 * <p>Immutable, and shared freely between threads.
 */
public final class SearchSpace {
  /** Value of the member {@code format}. */
  public static final String FORMAT = "mobilenet4j-space";

  private static final int NAME_DIGITS = 8;

  private final String name;
  private final JsonObject document;
  private final SpaceModel model;
  private final Sampler sampler;

  private SearchSpace(JsonFields document) throws JsonException {
    this.name = document.string("name");
    this.document = document.object();
    this.model = SpaceReader.read(document);
    this.sampler = new Sampler(model);
  }

  /**
   * The space of a document.
   *
   * @throws JsonException if a member is missing, unknown or out of range, a choice is undeclared,
   *     unused or without alternatives, or an alternative is in no network
   */
  public static SearchSpace of(JsonFields document) throws JsonException {
    return new SearchSpace(document);
  }

  /**
   * Reads a file.
   *
   * @throws JsonException as {@link #of}
   * @throws IOException if it cannot be read
   */
  public static SearchSpace read(Path file) throws IOException {
    return of(JsonFields.root(Json.read(file), file.toString()));
  }

  /**
   * The same blocks for other images and classes, as a recipe and data demand.
   *
   * @param channels of an image
   * @param size height and width in pixels
   * @param classes at least 1
   * @throws JsonException if images or classes are among the space's choices, or no network is left
   */
  public SearchSpace suited(int channels, int size, int classes) throws JsonException {
    JsonFields fields = JsonFields.root(document, name);
    fields.fields("input").integer("channels");
    fields.fields("input").integer("size");
    fields.integer("classes");
    JsonObject input = JsonObject.EMPTY.with("channels", (long) channels).with("size", (long) size);
    return of(JsonFields.root(document.with("input", input).with("classes", (long) classes), name));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The document that it was read from. */
  public JsonObject toJson() {
    return document;
  }

  /**
   * A hash of everything but name and family, which tells what a genotype means: the order of
   * members changes it only where decisions are in another order. The same on every machine and
   * JDK.
   *
   * @return SHA-256 in 64 hexadecimal digits
   */
  public String hash() {
    return SpaceHash.of(document, model.decisions());
  }

  /** Its decisions, in the order of genes. */
  public List<Decision> decisions() {
    return model.decisions();
  }

  /**
   * Where its decisions stand, and which options go together.
   *
   * @throws IllegalArgumentException if which blocks exist depends on the network's activation
   */
  public SpaceStructure structure() {
    return SpaceStructure.of(model);
  }

  /**
   * The decisions on widths (of a block's output, its expansion, the channels of all heads of an
   * attention, stem and head), each with its widest option. All options of such a decision differ
   * in width alone, or in width and something else; none of them in something else alone.
   *
   * @return option by index of the decision, rising
   */
  public Map<Integer, Integer> widestOptions() {
    return WidthDecisions.widest(model);
  }

  /** What its decisions change, by index of the decision. */
  public List<DecisionKind> kinds() {
    return new DecisionKinds(model).all();
  }

  /**
   * The decisions of kind {@link DecisionKind#FORM} that stand in rows, each with its option in the
   * blocks that are wanted.
   *
   * @return option by index of the decision, rising
   * @throws IllegalArgumentException if a row has such decisions and no such block
   */
  public Map<Integer, Integer> forms(Predicate<BlockSpec> wanted) {
    return new DecisionKinds(model).forms(wanted);
  }

  /**
   * The part of this space in which some decisions are made. They are no decisions there any more;
   * rows that are absent are left out.
   *
   * @param options option by index of the decision
   * @throws JsonException if no network is left, or one that is left could not exist
   */
  public SearchSpace decided(Map<Integer, Integer> options) throws JsonException {
    return of(JsonFields.root(new DecidedSpace(decisions(), options).of(document), name));
  }

  /**
   * How many different networks it has.
   *
   * @throws IllegalArgumentException if its stages share choices in too many combinations to count
   */
  public BigInteger count() {
    return DistinctCounter.count(model);
  }

  /** All its different networks, lazily, each once. */
  public Stream<Genotype> networks() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Enumerator(model), Spliterator.DISTINCT | Spliterator.NONNULL),
        false);
  }

  /** A network, with every choice drawn uniformly. */
  public Genotype sample(RandomGenerator random) {
    return sampler.sample(random);
  }

  /**
   * Another network that differs in one choice, drawn uniformly; a row that appears draws its own.
   *
   * @return empty where the space has no other
   */
  public Optional<Genotype> mutate(Genotype network, RandomGenerator random) {
    return sampler.mutate(checked(network), random);
  }

  /** The networks that differ in one choice, each once; a row that appears has its first form. */
  public List<Genotype> neighbours(Genotype network) {
    return sampler.neighbours(checked(network));
  }

  /**
   * The same network in canonical form.
   *
   * @throws IllegalArgumentException if it is none of this space
   */
  public Genotype canonical(Genotype network) {
    return model.canonical(network(network));
  }

  /**
   * The network of a genotype, named after the space and its own hash.
   *
   * @throws IllegalArgumentException if it is none of this space
   */
  public Architecture architecture(Genotype network) {
    Architecture unnamed = Networks.architecture(network(network), model, document);
    return model.decisions().isEmpty()
        ? unnamed
        : unnamed.named(name + "-" + ArchitectureDocument.hash(unnamed).substring(0, NAME_DIGITS));
  }

  /**
   * A network with the places that its blocks come from, which stay the same wherever optional rows
   * before them are left out.
   *
   * @throws IllegalArgumentException if it is none of this space
   */
  public PlacedNetwork placed(Genotype network) {
    Architecture architecture = architecture(network);
    return PlacedNetwork.of(
        architecture,
        model.decisions().isEmpty()
            ? PlacedNetwork.asWritten(architecture)
            : model.places(network.toArray()));
  }

  /**
   * Stem, blocks, and head of all networks, each on its own: together they have every layer of
   * every network in all its sizes. A block stands there once for each place, form and number of
   * input channels, whatever its activation.
   */
  public List<PlacedNetwork> parts() {
    return model.decisions().isEmpty()
        ? List.of(placed(new Genotype(List.of())))
        : SpaceParts.of(model);
  }

  /** The genotype of a network: empty where it is not in the space. Its name does not matter. */
  public Optional<Genotype> find(Architecture architecture) {
    return Networks.find(architecture, model);
  }

  /**
   * As {@link #find}, for networks that must be there.
   *
   * @throws IllegalArgumentException if it is none of this space
   */
  public Genotype get(Architecture architecture) {
    return find(architecture)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the space " + name + " has no such network as " + architecture.name()));
  }

  /** The least and the most that its networks cost; takes about a second for a large space. */
  public CostBounds costBounds() {
    return model.decisions().isEmpty()
        ? CostBounds.of(ModelProfile.of(architecture(new Genotype(List.of()))))
        : CostBounds.of(model);
  }

  private Genotype checked(Genotype network) {
    network(network);
    return network;
  }

  private SpaceModel.Network network(Genotype genotype) {
    return Networks.require(genotype, model, name);
  }
}
