package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path dir;

  @Test
  void writesAndReplaces() throws Exception {
    Path file = dir.resolve("f");
    AtomicFiles.write(file, out -> out.write('a'));
    AtomicFiles.write(file, out -> out.write('b'));
    assertThat(file).hasContent("b");
    assertThat(dir).isDirectoryContaining(file::equals);
    assertThat(dir.toFile().list()).containsExactly("f");
  }

  @Test
  void whatIsStagedCanBeReadBack() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    try (AtomicFiles.Staged staged = AtomicFiles.stage(file, out -> out.write('n'))) {
      assertThat(staged.content().orElseThrow()).hasContent("n");
      assertThat(file).hasContent("old");
    }
    assertThat(dir.toFile().list()).containsExactly("f");
  }

  @Test
  void whatCannotBeWrittenIsKnownBeforehand() throws Exception {
    AtomicFiles.requireWritable(dir.resolve("f"));
    assertThat(dir).isEmptyDirectory();
    assertThatThrownBy(() -> AtomicFiles.requireWritable(dir))
        .hasMessage(dir + ": expected a file to write, found a folder");
    assertThatThrownBy(() -> AtomicFiles.requireWritable(dir.resolve("no/f")))
        .hasMessage(dir.resolve("no/f") + ": its folder does not exist; create it first");
    Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve("no/f"));
    assertThatThrownBy(() -> AtomicFiles.requireWritable(link))
        .hasMessage(link + ": its folder does not exist; create it first");
  }

  /** Root may write into any folder but one of the kernel, such as /proc/sys. */
  @Test
  void aFolderThatTakesNoFilesIsKnownBeforehand() throws Exception {
    Path own = Files.createDirectory(dir.resolve("own"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r-xr-xr-x"));
    Optional<Path> closed =
        Stream.of(own, Path.of("/proc/sys")).filter(folder -> !Files.isWritable(folder)).findAny();
    assumeThat(closed).as("a folder that this user cannot write to").isPresent();
    Path file = closed.orElseThrow().resolve("f");
    assertThatThrownBy(() -> AtomicFiles.requireWritable(file))
        .isInstanceOf(UnwritableFileException.class)
        .hasMessage(
            file
                + ": cannot be written: there is no permission to create files in "
                + closed.orElseThrow()
                + "; check the rights of that folder");
  }

  @Test
  void failureLeavesTheOldFileAndNoOther() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 17]);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasMessage("bug");
    assertThat(file).hasContent("old");
    assertThat(dir.toFile().list()).containsExactly("f");
  }

  @Test
  void readersNeverSeeAHalfWrittenFile() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    AtomicFiles.write(
        file,
        out -> {
          out.write(new byte[1 << 20]);
          assertThat(file).hasContent("old");
        });
    assertThat(Files.size(file)).isEqualTo(1 << 20);
  }

  @Test
  void refusesFoldersAndMissingFolders() {
    assertThatThrownBy(() -> AtomicFiles.write(dir, out -> out.write(0)))
        .hasMessageContaining("found a folder");
    assertThatThrownBy(() -> AtomicFiles.write(dir.resolve("no/f"), out -> out.write(0)))
        .hasMessageContaining("does not exist; create it first");
  }

  @Test
  void replacesWhatALinkPointsTo() throws Exception {
    Path real = Files.writeString(dir.resolve("real"), "old");
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("real"));
    Path chain = Files.createSymbolicLink(dir.resolve("chain"), link);
    AtomicFiles.write(chain, out -> out.write('a'));
    assertThat(chain).isSymbolicLink();
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("a");
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("real", "link", "chain");
  }

  @Test
  void makesTheFileThatALinkWaitsFor() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("new"));
    AtomicFiles.write(link, out -> out.write('a'));
    assertThat(link).isSymbolicLink();
    assertThat(dir.resolve("new")).hasContent("a");
  }

  @Test
  void refusesLinksInCirclesAndLinksToFolders() throws Exception {
    Path circle = Files.createSymbolicLink(dir.resolve("circle"), Path.of("circle"));
    assertThatThrownBy(() -> AtomicFiles.write(circle, out -> out.write(0)))
        .isInstanceOfSatisfying(
            FileSystemLoopException.class,
            e ->
                assertThat(FileErrors.sentence(e))
                    .isEqualTo(circle + ": the links form a loop; repair them"));
    Path folder = Files.createSymbolicLink(dir.resolve("folder"), dir);
    assertThatThrownBy(() -> AtomicFiles.write(folder, out -> out.write(0)))
        .hasMessageContaining("folder: expected a file to write, found a folder");
  }

  @Test
  void keepsPermissions() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-r-----");
    Files.setPosixFilePermissions(file, own);
    AtomicFiles.write(file, out -> out.write('a'));
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(own);
  }

  /** A secret must not be readable while it is being written. */
  @Test
  void theTemporaryFileHasThePermissionsOfTheOld() throws Exception {
    Path file = Files.writeString(dir.resolve("f"), "old");
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, own);
    AtomicFiles.write(
        file,
        out -> {
          try (Stream<Path> files = Files.list(dir)) {
            Path temporary = files.filter(path -> !path.equals(file)).findFirst().orElseThrow();
            assertThat(Files.getPosixFilePermissions(temporary)).isEqualTo(own);
          }
        });
  }

  /** Network file systems report only at the end that they are full. */
  @Test
  void saysWhichFileCannotBeFlushedOrClosed() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void flush() throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void close() throws IOException {
            throw new IOException("Disk quota exceeded");
          }
        };
    NamedOutputStream named = new NamedOutputStream(Path.of("f"), full);
    assertThatThrownBy(named::flush)
        .hasMessageStartingWith("f: cannot be written: No space left on device; make room");
    assertThatThrownBy(named::close)
        .hasMessageStartingWith("f: cannot be written: Disk quota exceeded; make room");
  }

  @Test
  void writesTheLongestNameThatTheSystemAllows() throws Exception {
    Path file = dir.resolve("n".repeat(255));
    AtomicFiles.write(file, out -> out.write('a'));
    assertThat(file).hasContent("a");
  }

  /** In the test's own directory, so that a mistake here can never harm the real device. */
  @Test
  void writesThroughAPipe() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    AtomicFiles.write(pipe, out -> out.write("through".getBytes(StandardCharsets.UTF_8)));
    assertThat(reader.getInputStream().readAllBytes()).asString().isEqualTo("through");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    assertThat(AtomicFiles.isStandardOutput(pipe)).isFalse();
    assertThat(dir.toFile().list()).containsExactly("pipe");
  }

  @Test
  void seesThroughLinksToThisProcessesStreams() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("/proc/self/fd/1"));
    assertThat(Destination.of(link).kind()).isEqualTo(Destination.Kind.STANDARD_OUTPUT);
    assertThat(AtomicFiles.isStandardOutput(link)).isTrue();
    assertThat(Destination.of(Path.of("/proc/self/fd/2")).kind())
        .isEqualTo(Destination.Kind.STANDARD_ERROR);
    assertThat(Destination.of(Path.of("/dev/fd/7")).kind()).isEqualTo(Destination.Kind.STREAM);
    assertThat(Destination.of(dir.resolve("1")).kind()).isEqualTo(Destination.Kind.REPLACED);
  }

  @Test
  @EnabledIf("hasFullDevice")
  void saysWhatCannotBeWritten() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("link"), FULL);
    assertThatThrownBy(() -> AtomicFiles.write(link, out -> out.write('a')))
        .isInstanceOfSatisfying(
            UnwritableFileException.class,
            e -> {
              assertThat(e.target()).isEqualTo(link);
              assertThat(e.reason()).isEqualTo("No space left on device");
              assertThat(e.remedies()).containsExactly("make room", "write elsewhere");
            })
        .hasMessage(
            link + ": cannot be written: No space left on device; make room, or write elsewhere");
  }

  static boolean hasFullDevice() {
    return Files.exists(FULL);
  }
}
