package mobilenet.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.InputShape;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.Tensor;

/**
 * What timm computed for a checkpoint of ours whose network it built from the {@code definition} of
 * config.json: a folder with config.json, timm.json and, unless its weights are {@link
 * FormulaWeights}, model.safetensors.
 *
 * @param folder the checkpoint
 * @param config its config.json
 * @param weightsDigest SHA-256 of the weights that timm read
 * @param taps timm's feature maps
 * @param logits timm's logits
 */
public record DefinitionRecord(
    Path folder,
    CheckpointConfig config,
    String weightsDigest,
    Map<String, GoldenRecord.Tap> taps,
    List<Double> logits) {
  private static final String FOLDER = "golden/definition";
  private static final double GAIN = 4;

  /** All of {@code golden/definition}. */
  public static List<DefinitionRecord> list() {
    return Resources.names(FOLDER).stream()
        .map(name -> Resources.path(FOLDER).resolve(name))
        .filter(Files::isDirectory)
        .map(DefinitionRecord::read)
        .toList();
  }

  /** The record of one folder. */
  public static DefinitionRecord read(Path folder) {
    try {
      JsonNode timm = new ObjectMapper().readTree(folder.resolve("timm.json").toFile());
      return new DefinitionRecord(
          folder,
          Checkpoint.config(folder),
          timm.get("weights_sha256").asText(),
          GoldenRecord.taps(timm.get("taps")),
          GoldenRecord.doubles(timm.get("logits")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The network with the weights that timm read. */
  public BoundGraph bind() throws IOException {
    if (Files.exists(folder.resolve(Checkpoint.WEIGHTS))) {
      try (Checkpoint checkpoint = Checkpoint.open(folder)) {
        return checkpoint.bind();
      }
    }
    return bindFormula(config.architecture());
  }

  /** A network under the formula's weights. */
  public static BoundGraph bindFormula(Architecture architecture) {
    return formula(architecture).bind(Lowering.lower(architecture));
  }

  private static FormulaWeights formula(Architecture architecture) {
    return new FormulaWeights(architecture.name() + ":", GAIN);
  }

  /** SHA-256 of all names, sorted, each with its values as little-endian floats. */
  public static String digest(BoundGraph bound) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(bound.values())
          .forEach(
              (name, values) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
                bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
                digest.update(bytes);
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The largest difference of each tap and of the logits, as a part of timm's largest value. */
  public Map<String, Double> differences(BoundGraph bound, KernelSelection kernels) {
    List<String> names = new ArrayList<>(taps.keySet());
    names.add(Graph.LOGITS);
    InputShape shape = config.pretrained().inputSize();
    Tensor image =
        new Tensor(
            List.of(1, shape.channels(), shape.size(), shape.size()),
            formula(config.architecture()).input(shape.channels(), shape.size(), shape.size()));
    Map<String, Double> worst = new LinkedHashMap<>();
    try (CompiledModel model =
        CompiledModel.compile(bound, RuntimeOptions.DEFAULT.withKernels(kernels))) {
      Map<String, Tensor> actual = BatchRunner.run(model, image, names);
      taps.forEach(
          (name, tap) -> {
            Tensor ours = Resources.entry(actual, name);
            requireSame(name, tap.shape(), ours.shape().subList(1, ours.shape().size()));
            float[] data = ours.data();
            for (int i = 0; i < tap.index().size(); i++) {
              double difference = Math.abs(data[tap.index().get(i)] - tap.value().get(i));
              worst.merge(name, difference / tap.absmax(), Math::max);
            }
          });
      float[] ours = Resources.entry(actual, Graph.LOGITS).data();
      requireSame(Graph.LOGITS, List.of(logits.size()), List.of(ours.length));
      double most = logits.stream().mapToDouble(Math::abs).max().orElseThrow();
      for (int i = 0; i < ours.length; i++) {
        worst.merge(Graph.LOGITS, Math.abs(ours[i] - logits.get(i)) / most, Math::max);
      }
    }
    return worst;
  }

  /** Sixteen values alone would not tell a part of a feature map from the whole. */
  private static void requireSame(String name, List<Integer> expected, List<Integer> actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(name + ": timm has " + expected + ", here " + actual);
    }
  }

  @Override
  public String toString() {
    return config.architectureName();
  }
}
