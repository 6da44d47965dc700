package mobilenet.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.json.JsonObject;
import mobilenet.measure.StableWeights;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.MapWeights;
import mobilenet.weights.PretrainedConfig;
import mobilenet.weights.Tensor;

/** What the processes read, in a folder that is deleted with this object. */
public final class ColdFiles implements AutoCloseable {
  private static final String NATIVE = "/ai/onnxruntime/native/linux-x64/";
  private static final List<String> LIBRARIES =
      List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
  private static final double CROP = 0.875;

  private final Path folder;

  /** Makes the folder. */
  public ColdFiles() throws IOException {
    folder = Files.createTempDirectory("mobilenet-cold");
  }

  /** Writes a checkpoint with random weights; returns its folder. */
  public Path checkpoint(Architecture architecture) throws IOException {
    BoundGraph weights = StableWeights.bind(architecture);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : weights.graph().parameters().values()) {
      tensors.put(parameter.key(), new Tensor(parameter.shape(), weights.value(parameter)));
    }
    PretrainedConfig pretrained =
        new PretrainedConfig(
            Optional.empty(),
            architecture.input(),
            Optional.empty(),
            Interpolation.BICUBIC,
            CROP,
            Optional.empty(),
            CropMode.CENTER,
            Preprocessing.IMAGENET_MEAN,
            Preprocessing.IMAGENET_STD,
            Optional.empty(),
            JsonObject.EMPTY);
    List<String> labels =
        IntStream.range(0, architecture.classes()).mapToObj(Integer::toString).toList();
    Path checkpoint = folder.resolve("checkpoint");
    Checkpoint.write(
        checkpoint,
        CheckpointConfig.of(architecture, labels, pretrained),
        new MapWeights(tensors),
        DType.F32);
    return checkpoint;
  }

  /** Exports a checkpoint at the size of its images; returns the file. */
  public Path onnx(Path checkpoint) throws IOException {
    try (Checkpoint open = Checkpoint.open(checkpoint)) {
      Preprocessing preprocessing = open.config().pretrained().preprocessing();
      byte[] model =
          OnnxExport.export(
              open.bind(),
              OnnxOptions.of(preprocessing.height(), preprocessing.width())
                  .withOpset(Opset.LATEST));
      return Files.write(folder.resolve("model.onnx"), model);
    }
  }

  /**
   * Unpacks ONNX Runtime's native libraries, which it otherwise does at every start; empty where
   * there are none for this system.
   */
  public Optional<Path> nativeLibraries() throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("native"));
    for (String name : LIBRARIES) {
      try (InputStream library = OnnxExport.class.getResourceAsStream(NATIVE + name)) {
        if (library == null || !System.getProperty("os.arch", "").equals("amd64")) {
          return Optional.empty();
        }
        Files.copy(library, libraries.resolve(name));
      }
    }
    return Optional.of(libraries);
  }

  @Override
  public void close() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
