package mobilenet.weights;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of files that are often mistaken for safetensors, recognised by their first bytes. */
enum FileSignature {
  TORCH_ZIP("a zip archive, as torch.save writes .pth and .bin files", Remedy.CONVERT, "PK\3\4"),
  TORCH_PICKLE(
      "a Python pickle, as old torch.save writes .pth files",
      Remedy.CONVERT,
      "\u0080\2",
      "\u0080\3",
      "\u0080\4",
      "\u0080\5"),
  HDF5("an HDF5 file, as Keras writes it", Remedy.CONVERT, "\u0089HDF"),
  GZIP("a gzip file", "unpack it first", "\u001f\u008b"),
  GIT_LFS(
      "a Git LFS pointer, not the file itself",
      "fetch the file with `git lfs pull` or download it again",
      "version https://git-lfs"),
  HTML("a web page, saved by a failed download instead of the file", "download it again", "<"),
  JSON("JSON text without the 8-byte length before it", "give the .safetensors file", "{");

  /** How many of the first bytes {@link #of} needs. */
  static final int LENGTH = 24;

  private static final class Remedy {
    static final String CONVERT = "convert it with 'mobilenet convert FILE --output DIR'";
  }

  private final String description;
  private final String remedy;

  // List.of is immutable, which the checker cannot see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> starts;

  FileSignature(String description, String remedy, String... starts) {
    this.description = description;
    this.remedy = remedy;
    this.starts = List.of(starts);
  }

  /** The kind of a file that starts with these bytes. */
  static Optional<FileSignature> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(kind -> kind.starts.stream().anyMatch(text::startsWith))
        .findFirst();
  }

  /** The error message, without the file's name. */
  String message() {
    return "expected a safetensors file, found " + description + "; " + remedy;
  }
}
