package mobilenet.file;

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

/**
 * The folder that JavaCPP unpacks native libraries to. It unpacks one after the other and loads
 * each at once, with whatever lies beside it: so a library that another process is just writing, or
 * that a killed one left half written, would crash the virtual machine.
 */
public final class UnpackedLibraries {
  /** Held by who unpacks and loads. */
  private static final String LOADING = ".mobilenet-loading";

  /** JavaCPP's own, held while it writes one file. */
  private static final String WRITING = ".lock";

  private final Path folder;
  private final ClassLoader loader;
  private final String platform;
  private final List<String> archived;

  /**
   * Of some libraries.
   *
   * @param folder that they are unpacked to
   * @param loader that finds their archives
   * @param platform JavaCPP's name of this one, which ends their folders in archives
   * @param archived these folders without it, such as {@code org/bytedeco/pytorch/}
   */
  public UnpackedLibraries(
      Path folder, ClassLoader loader, String platform, List<String> archived) {
    this.folder = folder;
    this.loader = loader;
    this.platform = platform;
    this.archived = List.copyOf(archived);
  }

  /**
   * Runs what loads libraries from the folder while no other process of this toolkit, and no other
   * thread of this one, does.
   *
   * @throws IOException if the folder cannot be locked or read
   */
  public void load(Runnable loading) throws IOException {
    // A lock of a file is the process's: threads wait for each other here.
    synchronized (UnpackedLibraries.class) {
      try (FileChannel channel = open(LOADING)) {
        channel.lock();
        removeIncomplete();
        loading.run();
      }
    }
  }

  private void removeIncomplete() throws IOException {
    try (FileChannel channel = open(WRITING)) {
      channel.lock();
      for (String prefix : archived) {
        Optional<Path> archive = archive(prefix + platform + "/");
        if (archive.isPresent()) {
          removeIncomplete(archive.get(), prefix);
        }
      }
    }
  }

  /** The archive on the class path that has a folder; one within another archive is none. */
  private Optional<Path> archive(String prefix) {
    String url = String.valueOf(loader.getResource(prefix));
    int end = url.indexOf("!/");
    return url.startsWith("jar:file:") && end > 0
        ? Optional.of(Path.of(URI.create(url.substring("jar:".length(), end))))
        : Optional.empty();
  }

  private void removeIncomplete(Path archive, String prefix) throws IOException {
    Path unpacked = folder.resolve(archive.getFileName());
    try (JarFile whole = new JarFile(archive.toFile())) {
      for (JarEntry entry : Collections.list(whole.entries())) {
        Path file = unpacked.resolve(entry.getName());
        if (entry.getName().startsWith(prefix)
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
