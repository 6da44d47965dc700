package mobilenet.search.tunas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mobilenet.json.Json;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonWriter;
import mobilenet.search.controller.Controller;
import mobilenet.search.controller.ControllerState;
import mobilenet.search.supernet.SuperNetwork;
import mobilenet.search.supernet.SuperNetworkSnapshot;

/** A search between two steps: shared weights, controller, and the work so far. */
public final class TunasState implements AutoCloseable {
  private static final String CONTROLLER = "controller";
  private static final String WORK = "image_macs";

  private final TunasPlan plan;
  private final SuperNetwork network;
  private final Controller controller;
  private double imageMacs;

  private TunasState(TunasPlan plan, SuperNetwork network, Controller controller, double work) {
    this.plan = plan;
    this.network = network;
    this.controller = controller;
    this.imageMacs = work;
  }

  /**
   * The state of a snapshot, or of a search that begins where there is none.
   *
   * @throws IOException if the snapshot is of another search, or libtorch cannot be used here
   */
  static TunasState open(TunasPlan plan, Path snapshot) throws IOException {
    SuperNetwork network =
        SuperNetwork.of(plan.space(), plan.weights().recipe().recipe(), plan.weights().seed());
    boolean complete = false;
    try {
      TunasState state =
          Files.exists(snapshot)
              ? read(plan, network, snapshot)
              : new TunasState(plan, network, new Controller(plan.space(), plan.controller()), 0);
      complete = true;
      return state;
    } finally {
      if (!complete) {
        network.close();
      }
    }
  }

  private static TunasState read(TunasPlan plan, SuperNetwork network, Path file)
      throws IOException {
    SuperNetworkSnapshot snapshot = SuperNetworkSnapshot.read(file, plan.identity());
    snapshot.restore(network);
    return new TunasState(
        plan,
        network,
        new Controller(plan.space(), plan.controller(), controller(snapshot, file)),
        Double.parseDouble(text(snapshot, WORK, file)));
  }

  private static ControllerState controller(SuperNetworkSnapshot snapshot, Path file)
      throws IOException {
    String text = text(snapshot, CONTROLLER, file);
    return ControllerState.of(
        JsonFields.root(Json.parse(text, file + ": " + CONTROLLER), CONTROLLER));
  }

  private static String text(SuperNetworkSnapshot snapshot, String name, Path file)
      throws IOException {
    String text = snapshot.more().get(name);
    if (text == null) {
      throw new IOException(file + ": is no snapshot of a search: it lacks " + name);
    }
    return text;
  }

  /** Steps that a snapshot has done; 0 where there is none. */
  public static long stepsOf(TunasPlan plan, Path snapshot) throws IOException {
    return Files.exists(snapshot)
        ? SuperNetworkSnapshot.read(snapshot, plan.identity()).steps() / plan.controller().samples()
        : 0;
  }

  /** Writes or replaces a snapshot. */
  void save(Path snapshot) throws IOException {
    new SuperNetworkSnapshot(
            plan.identity(),
            network.steps(),
            network.state(),
            Map.of(
                CONTROLLER,
                JsonWriter.compact(controller.state().toJson()),
                WORK,
                Double.toString(imageMacs)))
        .write(snapshot);
  }

  void addWork(double more) {
    imageMacs += more;
  }

  /** What is searched. */
  public TunasPlan plan() {
    return plan;
  }

  /** The shared weights. */
  public SuperNetwork network() {
    return network;
  }

  /** What has been learnt about networks. */
  public Controller controller() {
    return controller;
  }

  /**
   * Multiply-accumulates of all images so far, each as often as {@link TunasPlan#imagesPerStep}
   * counts it.
   */
  public double imageMacs() {
    return imageMacs;
  }

  @Override
  public void close() {
    network.close();
  }
}
