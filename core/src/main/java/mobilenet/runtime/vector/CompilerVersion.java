package mobilenet.runtime.vector;

/**
 * Whether C2 is that of JDK 17 or a later one. They like other shapes of tiles, and the one of 17
 * makes objects of vectors sooner where much was compiled before.
 */
final class CompilerVersion {
  private static final int FIRST_LATER_VERSION = 21;

  /** Whether it is a later one. */
  static final boolean IS_LATER = Runtime.version().feature() >= FIRST_LATER_VERSION;

  private CompilerVersion() {}
}
