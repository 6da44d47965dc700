package mobilenet.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.testing.ChildJvm;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: what has failed to load once stays so. */
class LibTorchTest {
  @TempDir Path dir;

  /** Prints what is wrong, twice: the second time Java only knows that a class is missing. */
  static final class Load {
    private Load() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          NativeSettings.apply(1).forEach(System.out::println);
          System.out.println("loaded");
        } catch (LibTorchException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  private List<String> load(String... options) throws Exception {
    ChildJvm child = ChildJvm.start(dir.resolve("out"), List.of(options), Load.class, List.of());
    assertThat(child.waitFor()).as("%s", child.output()).isZero();
    // From JDK 24 on the virtual machine warns of native libraries, which commands allow it.
    return child
        .output()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
        .toList();
  }

  @Test
  void isUsedWithoutATemporaryFolder() throws Exception {
    assertThat(load("-Djava.io.tmpdir=" + dir.resolve("missing")))
        .containsExactly("loaded", "loaded");
  }

  /** Whichever is killed while it unpacks leaves a part of a library behind. */
  @Test
  void isUnpackedByTwoProcessesAtOnceAndAgainWhereItIsIncomplete() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("unpacked"));
    List<String> options = List.of("-Dorg.bytedeco.javacpp.cachedir=" + folder);
    ChildJvm other = ChildJvm.start(dir.resolve("other"), options, Load.class, List.of());
    assertThat(load(options.toArray(String[]::new))).containsExactly("loaded", "loaded");
    assertThat(other.waitFor()).as("%s", other.output()).isZero();

    Path largest;
    try (Stream<Path> files = Files.walk(folder)) {
      largest = files.filter(file -> file.endsWith("libtorch_cpu.so")).findFirst().orElseThrow();
    }
    long size = Files.size(largest);
    try (FileChannel library = FileChannel.open(largest, StandardOpenOption.WRITE)) {
      library.truncate(size / 4);
    }
    assertThat(load(options.toArray(String[]::new))).containsExactly("loaded", "loaded");
    assertThat(largest).hasSize(size);
  }

  /** More than any machine has. */
  @Test
  void knowsThatMemoryRanOut() throws Exception {
    LibTorch.load();
    assertThatThrownBy(() -> torch.zeros(1L << 50))
        .isInstanceOfSatisfying(
            RuntimeException.class, e -> assertThat(LibTorch.isOutOfMemory(e)).isTrue());
    assertThat(LibTorch.isOutOfMemory(new IllegalStateException("closed"))).isFalse();
  }

  /** Folders below a file cannot be made, by nobody. */
  @Test
  void saysThatItCannotBeUnpacked() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    List<String> lines =
        load(
            "-Duser.name=me",
            "-Duser.home=" + file,
            "-Djava.io.tmpdir=" + file,
            "-Dorg.bytedeco.javacpp.cachedir=" + file.resolve("given"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("libtorch"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "libtorch, which trains, cannot be unpacked: none of the folders %1$s/given,"
                            + " %1$s/.javacpp/cache, %1$s/.javacpp-me/cache can be written;"
                            + " MOBILENET_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR unpacks it"
                            + " elsewhere, into a folder with half a gigabyte of room",
                        file));
  }

  @Test
  void saysThatItCannotBeLoaded() throws Exception {
    assertThat(load("-Dorg.bytedeco.javacpp.platform=linux-mips"))
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("libtorch, which trains, cannot be loaded on linux-mips: ")
                    .contains(
                        "jniopenblas_nolapack",
                        "it needs the native libraries of this very platform",
                        "Alpine"));
  }
}
