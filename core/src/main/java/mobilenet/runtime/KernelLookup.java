package mobilenet.runtime;

import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;

/** The one place that chooses kernels. */
public final class KernelLookup {
  private KernelLookup() {}

  /**
   * A set of kernels and why it was chosen.
   *
   * @param kernels the set
   * @param reason one sentence for people
   */
  public record Choice(Kernels kernels, String reason) {}

  /** Chooses for this virtual machine; the system property overrides {@code AUTO}. */
  public static Choice choose(KernelSelection selection) {
    KernelSelection wanted = selection;
    String reason = "chosen by the caller";
    if (selection == KernelSelection.AUTO) {
      String property = System.getProperty(KernelSelection.PROPERTY, "auto");
      wanted = KernelSelection.of(property);
      reason = "chosen by -D" + KernelSelection.PROPERTY + "=" + property;
    }
    if (wanted == KernelSelection.AUTO) {
      reason = "the only set of kernels in this version";
    }
    return new Choice(new ScalarKernels(), reason);
  }
}
