package mobilenet.runtime;

import java.util.Locale;

/**
 * What matters of a Java virtual machine for the choice of kernels.
 *
 * @param name as the machine calls itself
 * @param mode how it runs code, such as {@code mixed mode, sharing}
 * @param vectorModule whether the Vector API is in its modules
 */
record VirtualMachine(String name, String mode, boolean vectorModule) {
  /** Module of the Vector API. */
  static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** This one. */
  static VirtualMachine here() {
    return new VirtualMachine(
        System.getProperty("java.vm.name", "an unnamed machine"),
        System.getProperty("java.vm.info", ""),
        ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent());
  }

  /** Whether this is HotSpot with its own compilers: OpenJDK and its builds. */
  boolean hotSpot() {
    String lower = name.toLowerCase(Locale.ROOT);
    return (lower.contains("openjdk") || lower.contains("hotspot")) && !mode.contains("jvmci");
  }

  /** Whether C2 compiles what is hot. */
  boolean optimising() {
    boolean clientOnly = name.contains("Client VM") || mode.contains("emulated-client");
    return !clientOnly && !mode.contains("interpreted mode");
  }
}
