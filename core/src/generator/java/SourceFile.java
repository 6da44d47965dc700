import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The text of a class, line by line. */
final class SourceFile {
  private final String name;
  private final StringBuilder text = new StringBuilder();

  SourceFile(String name) {
    this.name = name;
  }

  void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** Package and imports. */
  void header(boolean integers) {
    line("package mobilenet.runtime.vector;");
    line("");
    if (integers) {
      line("import static mobilenet.runtime.vector.Lanes.BITS;");
    }
    line("import static mobilenet.runtime.vector.Lanes.COUNT;");
    line("import static mobilenet.runtime.vector.Lanes.SPECIES;");
    line("");
    line("import jdk.incubator.vector.FloatVector;");
    if (integers) {
      line("import jdk.incubator.vector.IntVector;");
    }
    line("");
  }

  /** The bounds that {@link Ending} compares with. */
  void bounds(String indent) {
    line("%sIntVector floor = IntVector.broadcast(BITS, epilogue.floor());", indent);
    line("%sIntVector ceiling = IntVector.broadcast(BITS, epilogue.ceiling());", indent);
  }

  void write(Path folder) throws IOException {
    write(folder, name, text.toString());
  }

  /** Leaves a file alone that is as it should be, so that nothing is compiled again. */
  static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name + ".java");
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
