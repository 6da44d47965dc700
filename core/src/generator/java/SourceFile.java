import java.io.IOException;
import java.util.Locale;

/** The text of a class, line by line. */
final class SourceFile {
  private final Package home;
  private final String name;
  private final StringBuilder text = new StringBuilder();

  SourceFile(Package home, String name) {
    this.home = home;
    this.name = name;
  }

  void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /**
   * Package and imports.
   *
   * @param classes others of ours that are used
   */
  void header(boolean integers, String... classes) {
    line("package %s;", home);
    line("");
    if (integers) {
      line("import static mobilenet.runtime.vector.machine.Lanes.BITS;");
    }
    line("import static mobilenet.runtime.vector.machine.Lanes.COUNT;");
    line("import static mobilenet.runtime.vector.machine.Lanes.SPECIES;");
    line("");
    line("import jdk.incubator.vector.FloatVector;");
    if (integers) {
      line("import jdk.incubator.vector.IntVector;");
    }
    for (String used : classes) {
      line("import mobilenet.runtime.vector.%s;", used);
    }
    line("");
  }

  /** The bounds that {@link TileEpilogue} compares with. */
  void bounds(String indent) {
    line("%sIntVector floor = IntVector.broadcast(BITS, bounds.floor());", indent);
    line("%sIntVector ceiling = IntVector.broadcast(BITS, bounds.ceiling());", indent);
  }

  void write(Sources sources) throws IOException {
    sources.write(home, name, text.toString());
  }
}
