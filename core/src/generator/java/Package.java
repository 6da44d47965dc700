import java.nio.file.Path;

/** The packages that classes are written for, below {@code mobilenet.runtime.vector}. */
enum Package {
  /** Register tiles of matrix products. */
  TILE("tile"),
  /** Tiles of depthwise convolutions. */
  DEPTHWISE("depthwise"),
  /** Activations. */
  ACTIVATION("activation");

  private static final String PARENT = "mobilenet.runtime.vector";

  private final String name;

  Package(String name) {
    this.name = name;
  }

  /** Of the sources' folder. */
  Path folder(Path sources) {
    return sources.resolve(toString().replace('.', '/'));
  }

  @Override
  public String toString() {
    return PARENT + "." + name;
  }
}
