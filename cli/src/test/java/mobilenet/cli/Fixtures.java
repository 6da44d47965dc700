package mobilenet.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.SafeTensors;
import mobilenet.weights.SafeTensorsWriter;
import mobilenet.weights.Tensor;

/** Files for the tests of commands, also those of other modules. */
public final class Fixtures {
  public static final Path HOME = Path.of(System.getProperty(Home.PROPERTY, ".."));
  public static final Path BUNDLED = Home.bundledCheckpoint();
  public static final Path SLICE = HOME.resolve("data/src/test/resources/fashion-mnist-slice");
  public static final String SHIRT = sample("0-t-shirt.png");
  public static final String TROUSER = sample("1-trouser.png");

  private Fixtures() {}

  public static String sample(String name) {
    return HOME.resolve("samples").resolve(name).toString();
  }

  /** A copy of the bundled checkpoint, for tests that damage it. */
  public static Path copyOfBundled(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("selftest"));
    List<String> names = List.of("config.json", "model.safetensors", "selftest.json");
    for (String name : names) {
      Files.copy(BUNDLED.resolve(name), folder.resolve(name));
    }
    for (int i = 0; i < 8; i++) {
      String name = "selftest/" + i + ".png";
      Files.copy(BUNDLED.resolve(name), folder.resolve(name));
    }
    return folder;
  }

  /** A copy of the bundled checkpoint with one value of a tensor replaced. */
  public static Path withValue(Path folder, String tensor, float value) throws IOException {
    copyOfBundled(folder);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (SafeTensors file = SafeTensors.open(BUNDLED.resolve("model.safetensors"))) {
      for (String name : file.names()) {
        tensors.put(name, file.tensor(name));
      }
    }
    Optional.ofNullable(tensors.get(tensor)).orElseThrow().data()[0] = value;
    SafeTensorsWriter.of(DType.F32)
        .write(folder.resolve("model.safetensors"), new MapWeights(tensors));
    return folder;
  }

  /** A PNG whose header states a size, but without pixels. */
  public static Path png(Path file, int width, int height) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(chunk);
    data.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(png);
    out.writeLong(0x89504E470D0A1A0AL);
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) crc.getValue());
    return Files.write(file, png.toByteArray());
  }

  /** Random weights under timm's names. */
  public static BoundGraph weights(Architecture architecture, Path file) throws IOException {
    BoundGraph bound = RandomWeights.bind(Lowering.lower(architecture), 1);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    SafeTensorsWriter.of(DType.F32).write(file, new MapWeights(tensors));
    return bound;
  }

  /** The weights of a checkpoint with a prefix before every name. */
  public static MapWeights renamed(Path checkpoint, String prefix) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (SafeTensors file = SafeTensors.open(checkpoint.resolve("model.safetensors"))) {
      for (String name : file.names()) {
        if (file.info(name).type().isSupported()) {
          tensors.put(prefix + name, file.tensor(name));
        }
      }
    }
    return new MapWeights(tensors);
  }

  public static void write(Path file, MapWeights weights) throws IOException {
    SafeTensorsWriter.of(DType.F32).write(file, weights);
  }

  public static Tensor write(Path file, String name, long seed, Integer... shape)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[List.of(shape).stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    Tensor tensor = new Tensor(List.of(shape), values);
    SafeTensorsWriter.of(DType.F32).write(file, new MapWeights(Map.of(name, tensor)));
    return tensor;
  }
}
