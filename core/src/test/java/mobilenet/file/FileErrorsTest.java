package mobilenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {
  @TempDir Path dir;

  private static String sentence(ThrowingCallable fails) {
    return FileErrors.sentence(catchThrowableOfType(IOException.class, fails));
  }

  @Test
  void filesThatAreNotThere() {
    Path none = dir.resolve("none");
    assertThat(sentence(() -> Files.readAllBytes(none)))
        .isEqualTo(none + ": no such file; check the path");
    assertThat(sentence(() -> new FileInputStream(none.toFile()).close()))
        .isEqualTo(none + ": No such file or directory; check the path");
    assertThat(FileErrors.sentence(new FileNotFoundException("a.png")))
        .isEqualTo("a.png: no such file; check the path");
    assertThat(FileErrors.sentence(new NoSuchFileException("a", null, "its folder is missing")))
        .isEqualTo("a: its folder is missing");
    assertThat(FileErrors.sentence(new NoSuchFileException("k\uFFFD.png")))
        .isEqualTo(
            "k\uFFFD.png: no such file; check the path; if its name is not in UTF-8, Java cannot"
                + " open it: rename it");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void foldersAndFilesTakenForOneAnother() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "");
    Path folder = Files.createDirectories(dir.resolve("folder/inner"));
    assertThat(sentence(() -> Files.readAllBytes(folder)))
        .isEqualTo("Is a directory; a file is expected there, not a folder");
    assertThat(sentence(() -> new FileInputStream(folder.toFile()).close()))
        .isEqualTo(folder + ": Is a directory; a file is expected there, not a folder");
    assertThat(sentence(() -> Files.writeString(file.resolve("x"), "")))
        .isEqualTo(
            file.resolve("x") + ": Not a directory; a part of the path is a file; check the path");
    assertThat(FileErrors.sentence(new NotDirectoryException(file.toString())))
        .isEqualTo(file + ": expected a folder, found a file");
    assertThat(sentence(() -> Files.createDirectory(folder)))
        .isEqualTo(
            folder
                + ": a file or folder of that name already exists; remove it, or give another"
                + " name");
    assertThat(sentence(() -> Files.delete(folder.getParent())))
        .isEqualTo(
            folder.getParent()
                + ": the folder is not empty; give another, or remove what is in it");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDisk() {
    assertThat(
            sentence(
                () -> {
                  try (OutputStream out = Files.newOutputStream(Path.of("/dev/full"))) {
                    out.write(1);
                  }
                }))
        .isEqualTo("No space left on device; make room, or write elsewhere");
    assertThat(FileErrors.sentence(new FileSystemException("a", null, "No space left on device")))
        .isEqualTo("a: No space left on device; make room, or write elsewhere");
  }

  @Test
  void rights() {
    assertThat(FileErrors.sentence(new AccessDeniedException("a.png")))
        .isEqualTo("a.png: permission denied; check the rights of the file and its folder");
    assertThat(FileErrors.sentence(new FileNotFoundException("a (b).png (Permission denied)")))
        .isEqualTo("a (b).png: Permission denied; check the rights of the file and its folder");
    assertThat(FileErrors.sentence(new FileAlreadyExistsException("a", null, "see there")))
        .isEqualTo("a: see there");
    assertThat(FileErrors.sentence(new FileSystemLoopException("a")))
        .isEqualTo("a: the links form a loop; repair them");
  }

  @Test
  void contents() throws IOException {
    Path latin = Files.write(dir.resolve("latin"), new byte[] {(byte) 0xE9});
    assertThat(sentence(() -> Files.readString(latin, StandardCharsets.UTF_8)))
        .isEqualTo("expected text in UTF-8, found bytes that are not; save the file as UTF-8");
    assertThat(FileErrors.sentence(new EOFException()))
        .isEqualTo("a file ends unexpectedly; copy or download it again");
    assertThat(FileErrors.sentence(new ClosedByInterruptException()))
        .isEqualTo("interrupted while reading or writing a file");
    assertThat(FileErrors.sentence(new IOException("a.png is truncated")))
        .isEqualTo("a.png is truncated");
    assertThat(FileErrors.sentence(new IOException())).isEqualTo("java.io.IOException");
  }

  @Test
  void namesThatCannotBe() {
    assertThat(
            FileErrors.sentence(
                catchThrowableOfType(InvalidPathException.class, () -> Path.of("a\0b"))))
        .startsWith("a\0b: not a valid file name: ");
    assertThat(
            FileErrors.sentence(
                new InvalidPathException(
                    "k?sh.png", "Malformed input or input contains unmappable characters")))
        .isEqualTo(
            "k?sh.png: this locale cannot encode the name; start with LC_ALL=C.UTF-8, or"
                + " rename it");
  }
}
