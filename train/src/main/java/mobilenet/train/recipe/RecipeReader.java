package mobilenet.train.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.file.UnreadableFiles;

/**
 * Reads recipes from YAML. A key that is unknown, missing, repeated, of another type or out of
 * range is an error that says file, line, dotted path, what was expected and what was given.
 */
public final class RecipeReader {
  /** Largest file that is read, in bytes. */
  public static final int MAX_FILE_BYTES = 1 << 20;

  private RecipeReader() {}

  /**
   * Reads a file, and the network beside it if it names one.
   *
   * @throws RecipeException if it is not a recipe
   * @throws IOException if it cannot be read; the message names the file
   */
  public static Recipe read(Path file) throws IOException {
    return read(bytes(file), file.toString(), NetworkLookup.in(file.resolveSibling("")));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new RecipeException(file + ": is a folder; expected the YAML file of a recipe");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_FILE_BYTES + 1);
    } catch (IOException e) {
      throw new IOException(UnreadableFiles.sentence(file, e), e);
    }
  }

  static Recipe read(InputStream in, String source, NetworkLookup networks) throws IOException {
    return read(in.readNBytes(MAX_FILE_BYTES + 1), source, networks);
  }

  private static Recipe read(byte[] bytes, String source, NetworkLookup networks)
      throws IOException {
    if (bytes.length > MAX_FILE_BYTES) {
      throw new RecipeException(
          source + ": expected a recipe of at most " + MAX_FILE_BYTES + " bytes, found more");
    }
    try {
      return parse(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
          source,
          networks);
    } catch (CharacterCodingException e) {
      throw new RecipeException(source + ": expected UTF-8, found other bytes", e);
    }
  }

  /**
   * Reads a text, whose network is the catalogue's or written out.
   *
   * @param source its name in errors
   * @throws RecipeException if it is not a recipe
   */
  public static Recipe parse(String yaml, String source) throws RecipeException {
    return parse(yaml, source, NetworkLookup.CATALOGUE);
  }

  private static Recipe parse(String yaml, String source, NetworkLookup networks)
      throws RecipeException {
    return RecipeYaml.read(YamlTree.parse(yaml, source), source, networks);
  }
}
