package mobilenet.search.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  /** Larger than Linux numbers processes. */
  private static final String ABANDONED = ".training-4194305";

  private static final int THREADS = 8;
  private static final int TIMES = 20;
  private static final int FILES = 20;

  @TempDir private Path folder;

  private Path abandoned() throws IOException {
    Path abandoned = folder.resolve(ABANDONED);
    for (String name : List.of("last", "best", "events")) {
      Path child = Files.createDirectories(abandoned.resolve(name));
      for (int i = 0; i < FILES; i++) {
        Files.writeString(child.resolve(i + ".json"), "{}");
      }
    }
    return abandoned;
  }

  @Test
  void severalThreadsRemoveTheSameFolder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int i = 0; i < TIMES; i++) {
        Path abandoned = abandoned();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Boolean> removal =
            () -> {
              start.await();
              ScratchFolder.removeAbandoned(folder);
              return Files.exists(abandoned);
            };
        for (Future<Boolean> isLeft : threads.invokeAll(Collections.nCopies(THREADS, removal))) {
          assertThat(isLeft.get()).isFalse();
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatALinkPointsToIsKept() throws IOException {
    Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("x"), "");
    Path abandoned = abandoned();
    Files.createSymbolicLink(abandoned.resolve("link"), folder.resolve("kept"));
    ScratchFolder.removeAbandoned(folder);
    assertThat(abandoned).doesNotExist();
    assertThat(kept).exists();
  }
}
