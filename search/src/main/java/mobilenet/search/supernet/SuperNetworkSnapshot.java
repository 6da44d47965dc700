package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;

/**
 * Everything that the rest of a training depends on, in one file that is replaced atomically.
 *
 * @param identity of the training; a snapshot of another is refused
 * @param steps so far
 * @param state of the super-network
 * @param more what else belongs to this step, by name, such as the state of a controller
 */
public record SuperNetworkSnapshot(
    TrainingIdentity identity, long steps, Map<String, float[]> state, Map<String, String> more) {
  private static final String IDENTITY = "supernet";
  private static final String STEPS = "steps";

  /** Copies the texts. */
  public SuperNetworkSnapshot {
    more = Map.copyOf(more);
  }

  /** Writes or replaces a file. */
  public void write(Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state.forEach((name, values) -> tensors.put(name, new Tensor(List.of(values.length), values)));
    Map<String, String> text = new TreeMap<>(more);
    text.put(IDENTITY, identity.text());
    text.put(STEPS, Long.toString(steps));
    new SafeTensorsWriter(DType.F32, text).write(file, new MapWeights(tensors));
  }

  /**
   * Reads a file.
   *
   * @param identity of the training that wants to go on
   * @throws IOException if it is of another training, or none
   */
  public static SuperNetworkSnapshot read(Path file, TrainingIdentity identity) throws IOException {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      identity.require(file.toString(), field(tensors, IDENTITY, file));
      Map<String, float[]> state = new LinkedHashMap<>();
      for (String name : tensors.names()) {
        state.put(name, tensors.read(name));
      }
      Map<String, String> more = new TreeMap<>(tensors.metadata());
      more.keySet().removeAll(Set.of(IDENTITY, STEPS));
      return new SuperNetworkSnapshot(
          identity, Long.parseLong(field(tensors, STEPS, file)), state, more);
    } catch (NumberFormatException e) {
      throw new IOException(file + ": is damaged: " + e.getMessage(), e);
    }
  }

  private static String field(SafeTensors tensors, String name, Path file) throws IOException {
    return Optional.ofNullable(tensors.metadata().get(name))
        .orElseThrow(
            () -> new IOException(file + ": is no snapshot of a super-network: it lacks " + name));
  }

  /** Puts a super-network where it was. */
  public void restore(SuperNetwork network) {
    network.restore(state, steps);
  }
}
