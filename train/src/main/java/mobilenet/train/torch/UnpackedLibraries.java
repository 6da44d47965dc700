package mobilenet.train.torch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.bytedeco.javacpp.Loader;

/**
 * The folder that JavaCPP unpacks native libraries to. It unpacks one after the other and loads
 * each at once, with whatever lies beside it: so a library that another process is just writing, or
 * that a killed one left half written, would crash the virtual machine.
 */
final class UnpackedLibraries {
  /** Held by who unpacks and loads. */
  private static final String LOADING = ".mobilenet-loading";

  /** JavaCPP's own, held while it writes one file. */
  private static final String WRITING = ".lock";

  /** Folders in archives, without the platform. */
  private static final List<String> ARCHIVED =
      List.of("org/bytedeco/javacpp/", "org/bytedeco/openblas/", "org/bytedeco/pytorch/");

  private final Path folder;

  UnpackedLibraries(File folder) {
    this.folder = folder.toPath();
  }

  /** Runs what loads libraries from the folder while no other process of this toolkit does. */
  void load(Runnable loading) throws IOException {
    try (FileChannel channel = open(LOADING)) {
      channel.lock();
      removeIncomplete();
      loading.run();
    }
  }

  private void removeIncomplete() throws IOException {
    try (FileChannel channel = open(WRITING)) {
      channel.lock();
      for (String archived : ARCHIVED) {
        Optional<Path> archive = archive(archived + Loader.getPlatform() + "/");
        if (archive.isPresent()) {
          removeIncomplete(archive.get(), archived);
        }
      }
    }
  }

  /** The archive on the class path that has a folder; one within another archive is none. */
  private static Optional<Path> archive(String archived) {
    String url = String.valueOf(Loader.class.getClassLoader().getResource(archived));
    int end = url.indexOf("!/");
    return url.startsWith("jar:file:") && end > 0
        ? Optional.of(Path.of(URI.create(url.substring("jar:".length(), end))))
        : Optional.empty();
  }

  private void removeIncomplete(Path archive, String archived) throws IOException {
    Path unpacked = folder.resolve(archive.getFileName());
    try (JarFile whole = new JarFile(archive.toFile())) {
      for (JarEntry entry : Collections.list(whole.entries())) {
        Path file = unpacked.resolve(entry.getName());
        if (entry.getName().startsWith(archived)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) != entry.getSize()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A file whose lock ends with the channel. */
  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
