package mobilenet.cli;

import java.util.Optional;
import mobilenet.runtime.KernelChoice;
import mobilenet.runtime.KernelSelection;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: the version, the virtual machine, the kernels, and why they are
 * used.
 */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    KernelChoice choice = KernelChoice.of(KernelSelection.AUTO);
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
    return new String[] {
      "mobilenet " + version,
      "java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
      choice.name() + " kernels: " + choice.reason()
    };
  }
}
