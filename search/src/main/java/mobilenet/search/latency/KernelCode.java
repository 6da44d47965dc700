package mobilenet.search.latency;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.file.Sha256;
import mobilenet.runtime.CompiledModel;

/**
 * Tells one state of the runtime's code from another, in a checkout with changes as well as in a
 * jar: by the compiled classes themselves, where a commit would not do.
 */
final class KernelCode {
  private static final String FOLDER = "mobilenet/runtime";
  private static final int DIGITS = 12;

  private KernelCode() {}

  /**
   * The beginning of the SHA-256 of the runtime's classes, kernels among them.
   *
   * @throws IOException if they cannot be read
   */
  static String hash() throws IOException {
    Path place = place();
    if (Files.isDirectory(place)) {
      return hash(place.resolve(FOLDER));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return hash(jar.getPath(FOLDER));
    }
  }

  private static Path place() {
    URI uri;
    try {
      uri = CompiledModel.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the runtime's classes are at no address", e);
    }
    return Path.of(uri);
  }

  private static String hash(Path folder) throws IOException {
    Sha256 sum = new Sha256();
    List<Path> classes;
    try (Stream<Path> files = Files.walk(folder)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      sum.add(Files.readAllBytes(file));
    }
    return sum.digits(DIGITS);
  }
}
