package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {
  private static final String ENTRY = "org/example/linux/libx.so";

  @TempDir Path dir;
  private Path unpacked = Path.of("");
  private Path jar = Path.of("");

  @BeforeEach
  void archive() throws IOException {
    jar = dir.resolve("x.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("org/example/linux/"));
      out.putNextEntry(new JarEntry(ENTRY));
      out.write(new byte[100]);
    }
    unpacked = dir.resolve("cache").resolve("x.jar").resolve(ENTRY);
    Files.createDirectories(unpacked.getParent());
  }

  private void load(Runnable loading) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      new UnpackedLibraries(dir.resolve("cache"), loader, "linux", List.of("org/example/"))
          .load(loading);
    }
  }

  @Test
  void whatIsIncompleteIsRemovedBeforeItIsLoaded() throws IOException {
    Files.write(unpacked, new byte[40]);
    load(() -> assertThat(unpacked).doesNotExist());
    Files.write(unpacked, new byte[100]);
    load(() -> assertThat(unpacked).hasSize(100));
  }

  /** Two threads of one process cannot hold the lock of a file. */
  @Test
  void threadsWaitForEachOther() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runnable loading =
        () -> {
          started.countDown();
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          LockSupport.parkNanos(1);
          inside.decrementAndGet();
        };
    AtomicInteger failures = new AtomicInteger();
    Thread other =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 20; i++) {
                  load(loading);
                }
              } catch (IOException | RuntimeException e) {
                failures.incrementAndGet();
              }
            });
    other.start();
    started.await();
    for (int i = 0; i < 20; i++) {
      load(loading);
    }
    other.join();
    assertThat(failures).hasValue(0);
    assertThat(most).hasValue(1);
  }
}
