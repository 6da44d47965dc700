package mobilenet.cli;

import java.util.Optional;
import mobilenet.runtime.KernelLookup;
import mobilenet.runtime.KernelSelection;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version, the virtual machine, the kernels and why. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    KernelLookup.Choice choice = KernelLookup.choose(KernelSelection.AUTO);
    String version =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
    return new String[] {
      "mobilenet " + version,
      "java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
      choice.kernels().name() + " kernels: " + choice.reason()
    };
  }
}
