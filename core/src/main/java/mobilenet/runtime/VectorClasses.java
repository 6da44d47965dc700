package mobilenet.runtime;

/**
 * Classes of the package of vector kernels, by name: they must not be loaded where the module of
 * the Vector API is absent.
 */
final class VectorClasses {
  private static final String PACKAGE = "mobilenet.runtime.vector.";

  private VectorClasses() {}

  /**
   * Loads a class that may use the Vector API.
   *
   * @throws ClassNotFoundException if it is missing from this build
   */
  static Class<?> load(String simpleName) throws ClassNotFoundException {
    Module own = VectorClasses.class.getModule();
    // Not a "requires static": javac warns of a module that incubates, and no warning passes here.
    ModuleLayer.boot()
        .findModule(VirtualMachine.VECTOR_MODULE)
        .ifPresent(module -> own.addReads(module));
    return Class.forName(PACKAGE + simpleName);
  }
}
