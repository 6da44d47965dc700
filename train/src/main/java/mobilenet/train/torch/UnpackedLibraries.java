package mobilenet.train.torch;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
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
        URL archive =
            Loader.class.getClassLoader().getResource(archived + Loader.getPlatform() + "/");
        if (archive != null && archive.openConnection() instanceof JarURLConnection connection) {
          removeIncomplete(connection.getJarFile(), archived);
        }
      }
    }
  }

  private void removeIncomplete(JarFile archive, String archived) throws IOException {
    Path unpacked = folder.resolve(Path.of(archive.getName()).getFileName());
    for (JarEntry entry : Collections.list(archive.entries())) {
      Path file = unpacked.resolve(entry.getName());
      if (entry.getName().startsWith(archived)
          && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) != entry.getSize()) {
        Files.delete(file);
      }
    }
  }

  /** A file whose lock ends with the channel. */
  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
