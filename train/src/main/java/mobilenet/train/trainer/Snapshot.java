package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;

/**
 * Everything that the rest of a run depends on, in one file that is replaced atomically: what was
 * killed goes on with the same bits.
 *
 * @param identity of the run; a snapshot of another is refused
 * @param position how far the run has come
 * @param state of {@link mobilenet.train.torch.TorchTrainer}
 */
record Snapshot(RunIdentity identity, Position position, Map<String, float[]> state) {
  private static final String VERSION = "4";
  private static final String IDENTITY = "identity.";
  private static final String OPTIMIZER = "optimizer.";
  private static final String WAITING = "epoch-waiting-seconds";

  /**
   * Checks that the network can go on from here.
   *
   * @throws NonFiniteException if one of its values is no number; an optimiser's may overflow
   */
  void requireFinite() {
    state.forEach(
        (name, values) -> {
          if (!name.startsWith(OPTIMIZER) && !isFinite(values)) {
            throw new NonFiniteException("the network's " + name + " are not finite");
          }
        });
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Writes or replaces a file. */
  void write(Path file) throws IOException {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("version", VERSION);
    for (RunIdentity.Part part : RunIdentity.Part.values()) {
      text.put(IDENTITY + part.key(), identity.value(part));
    }
    text.put("epoch", Integer.toString(position.epoch()));
    text.put("batch", Integer.toString(position.batch()));
    text.put("updates", Long.toString(position.updates()));
    text.put("loss-sum", Double.toString(position.lossSum()));
    text.put("correct", Long.toString(position.correct()));
    text.put("images", Long.toString(position.images()));
    text.put("seconds", Double.toString(position.seconds()));
    text.put("epoch-seconds", Double.toString(position.epochSeconds()));
    text.put(WAITING, Double.toString(position.epochWaiting()));
    text.put("best-top1", Double.toString(position.bestTop1()));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state.forEach((name, values) -> tensors.put(name, new Tensor(List.of(values.length), values)));
    new SafeTensorsWriter(DType.F32, text).write(file, new MapWeights(tensors));
  }

  /**
   * Reads a file.
   *
   * @param identity of the run that wants to go on
   * @throws TrainingException if there is none, or it is of another run
   */
  static Snapshot read(Path file, RunIdentity identity) throws IOException {
    try (SafeTensors tensors = open(file)) {
      Map<String, String> text = tensors.metadata();
      RunIdentity given = identity(text, file);
      requireSame(file, given, identity);
      Map<String, float[]> state = new LinkedHashMap<>();
      for (String name : tensors.names()) {
        state.put(name, tensors.read(name));
      }
      return new Snapshot(given, position(text, file), state);
    }
  }

  /**
   * Checks that a file is of a run, whoever teaches that.
   *
   * @param identity of the run that wants to go on
   * @throws TrainingException if there is none, or it is of another run
   */
  static void requireAllButTeacher(Path file, RunIdentity identity) throws IOException {
    try (SafeTensors tensors = open(file)) {
      RunIdentity given = identity(tensors.metadata(), file);
      requireSame(file, given, identity.taughtBy(given.value(RunIdentity.Part.TEACHER)));
    }
  }

  private static SafeTensors open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(
          file + ": there is nothing to resume; start the run from its beginning");
    }
    return SafeTensors.open(file);
  }

  private static void requireSame(Path file, RunIdentity given, RunIdentity now)
      throws TrainingException {
    Optional<RunIdentity.Part> difference = given.difference(now);
    if (difference.isPresent()) {
      throw new TrainingException(
          file
              + ": is of another run: "
              + given.compare(difference.get(), now)
              + "; give the same "
              + difference.get().remedy()
              + ", or another --output");
    }
  }

  private static RunIdentity identity(Map<String, String> text, Path file)
      throws TrainingException {
    String version = field(text, "version", file);
    if (!version.equals(VERSION)) {
      throw new TrainingException(
          file
              + ": is a snapshot of version "
              + version
              + ", and this release goes on from version "
              + VERSION
              + " alone; finish the run with the release that began it, or start anew in another"
              + " folder");
    }
    Map<RunIdentity.Part, String> parts = new EnumMap<>(RunIdentity.Part.class);
    for (RunIdentity.Part part : RunIdentity.Part.values()) {
      String key = IDENTITY + part.key();
      // Snapshots of releases that knew no teachers do not say that there was none.
      boolean unsaid = part == RunIdentity.Part.TEACHER && !text.containsKey(key);
      parts.put(part, unsaid ? RunIdentity.NOBODY : field(text, key, file));
    }
    return new RunIdentity(parts);
  }

  private static Position position(Map<String, String> text, Path file) throws TrainingException {
    try {
      return new Position(
          Integer.parseInt(field(text, "epoch", file)),
          Integer.parseInt(field(text, "batch", file)),
          Long.parseLong(field(text, "updates", file)),
          Double.parseDouble(field(text, "loss-sum", file)),
          Long.parseLong(field(text, "correct", file)),
          Long.parseLong(field(text, "images", file)),
          Double.parseDouble(field(text, "seconds", file)),
          Double.parseDouble(field(text, "epoch-seconds", file)),
          // Snapshots did not have it from the beginning, and no bit of a result depends on it.
          Double.parseDouble(text.getOrDefault(WAITING, "0")),
          Double.parseDouble(field(text, "best-top1", file)));
    } catch (NumberFormatException e) {
      throw new TrainingException(file + ": is damaged: " + e.getMessage(), e);
    }
  }

  private static String field(Map<String, String> text, String name, Path file)
      throws TrainingException {
    String value = text.get(name);
    if (value == null) {
      throw new TrainingException(file + ": is no snapshot of a run: it lacks " + name);
    }
    return value;
  }
}
