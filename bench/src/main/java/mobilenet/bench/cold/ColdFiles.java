package mobilenet.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.bench.checkpoint.MadeUpCheckpoint;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.export.onnx.Opset;
import mobilenet.image.Preprocessing;
import mobilenet.weights.Checkpoint;

/** What the processes read, in a folder that is deleted with this object. */
public final class ColdFiles implements AutoCloseable {
  private static final String NATIVE = "/ai/onnxruntime/native/linux-x64/";
  private static final List<String> LIBRARIES =
      List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

  private final Path folder;

  /** Makes the folder. */
  public ColdFiles() throws IOException {
    folder = Files.createTempDirectory("mobilenet-cold");
  }

  /** Writes a checkpoint with random weights; returns its folder. */
  public Path checkpoint(Architecture architecture) throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    MadeUpCheckpoint.write(checkpoint, architecture);
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
