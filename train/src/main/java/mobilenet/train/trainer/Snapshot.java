package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;

/**
 * Everything that the rest of a run depends on, in one file that is replaced atomically: what was
 * killed goes on with the same bits.
 *
 * @param identity of the run: recipe, network, data and seed; a snapshot of another is refused
 * @param position how far the run has come
 * @param state of {@link mobilenet.train.torch.TorchTrainer}
 */
record Snapshot(String identity, Position position, Map<String, float[]> state) {
  private static final String VERSION = "1";

  /** Writes or replaces a file. */
  void write(Path file) throws IOException {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("version", VERSION);
    text.put("identity", identity);
    text.put("epoch", Integer.toString(position.epoch()));
    text.put("batch", Integer.toString(position.batch()));
    text.put("updates", Long.toString(position.updates()));
    text.put("loss-sum", Double.toString(position.lossSum()));
    text.put("correct", Long.toString(position.correct()));
    text.put("pictures", Long.toString(position.pictures()));
    text.put("seconds", Double.toString(position.seconds()));
    text.put("epoch-seconds", Double.toString(position.epochSeconds()));
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
  static Snapshot read(Path file, String identity) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new TrainingException(
          file + ": there is nothing to resume; start the run without --resume");
    }
    try (SafeTensors tensors = SafeTensors.open(file)) {
      Map<String, String> text = tensors.metadata();
      String given = field(text, "identity", file);
      if (!field(text, "version", file).equals(VERSION)) {
        throw new TrainingException(file + ": was written by another version; start anew");
      }
      if (!given.equals(identity)) {
        throw new TrainingException(
            file
                + ": is of another run, "
                + given
                + "; this one is "
                + identity
                + "; give the same recipe, data and seed, or another folder");
      }
      Map<String, float[]> state = new LinkedHashMap<>();
      for (String name : tensors.names()) {
        state.put(name, tensors.read(name));
      }
      return new Snapshot(given, position(text, file), state);
    }
  }

  private static Position position(Map<String, String> text, Path file) throws TrainingException {
    try {
      return new Position(
          Integer.parseInt(field(text, "epoch", file)),
          Integer.parseInt(field(text, "batch", file)),
          Long.parseLong(field(text, "updates", file)),
          Double.parseDouble(field(text, "loss-sum", file)),
          Long.parseLong(field(text, "correct", file)),
          Long.parseLong(field(text, "pictures", file)),
          Double.parseDouble(field(text, "seconds", file)),
          Double.parseDouble(field(text, "epoch-seconds", file)),
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
