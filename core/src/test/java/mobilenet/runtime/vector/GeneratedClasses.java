package mobilenet.runtime.vector;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiled classes of a package, found by the pattern of their names. */
public final class GeneratedClasses {
  private GeneratedClasses() {}

  /**
   * Simple names of the classes beside one of the same package.
   *
   * @param pattern of the whole name
   */
  public static Set<String> named(Class<?> neighbour, String pattern)
      throws IOException, URISyntaxException {
    Pattern wanted = Pattern.compile(pattern + "\\.class");
    Path folder =
        Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve(neighbour.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> wanted.matcher(name).matches())
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
