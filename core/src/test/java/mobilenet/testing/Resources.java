package mobilenet.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the files of {@code src/test/resources}. */
public final class Resources {
  private Resources() {}

  /** Parses a JSON file with Jackson, so that core's own reader is not tested by itself. */
  public static JsonNode json(String path) {
    try (InputStream in = url(path).openStream()) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Lines of a text file without comments ({@code #}) and empty lines. */
  public static List<String> lines(String path) {
    try (InputStream in = url(path).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Names of the files of a folder, sorted. */
  public static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder, e);
    }
  }

  /** Where a file or folder is. */
  public static Path path(String path) {
    try {
      return Path.of(url(path).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(path, e);
    }
  }

  /** The value of a key that must be there. */
  public static <V> V entry(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key + " among " + map.keySet());
    }
    return value;
  }

  private static URL url(String path) {
    URL url = Resources.class.getResource("/" + path);
    if (url == null) {
      throw new IllegalArgumentException("no test resource " + path);
    }
    return url;
  }
}
