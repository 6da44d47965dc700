package mobilenet.runtime;

import java.util.Optional;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;

/** The one place that chooses kernels. */
final class KernelLookup {
  private static final String VECTOR_KERNELS = "VectorKernels";

  private static final String MODULE_ABSENT =
      "module "
          + VirtualMachine.VECTOR_MODULE
          + " is absent; start java with --add-modules "
          + VirtualMachine.VECTOR_MODULE;

  private KernelLookup() {}

  /**
   * A set of kernels and why it was chosen.
   *
   * @param kernels the set
   * @param selection what was wished for; {@code AUTO} if nobody wished for anything
   * @param reason one sentence for people, without what warming up has found
   */
  record Choice(Kernels kernels, KernelSelection selection, String reason) {

    /** Without the kernels themselves. */
    KernelChoice described() {
      Optional<String> remark =
          selection == KernelSelection.AUTO ? kernels.remark() : Optional.empty();
      return new KernelChoice(
          kernels.name(), selection, remark.map(r -> reason + ", " + r).orElse(reason));
    }

    /**
     * What is left of the choice after warming up: a wish stays, but a guess may be wrong. May be
     * asked again, since what one model has found holds for the next.
     */
    Choice afterWarmUp() {
      if (selection != KernelSelection.AUTO) {
        return this;
      }
      Optional<String> fallback = kernels.fallbackReason();
      if (fallback.isPresent()) {
        ProcessKernels.HERE.warnOnce(fallback.get());
        return new Choice(new ScalarKernels(), selection, fallback.get());
      }
      return this;
    }
  }

  /**
   * Chooses for this virtual machine; the system property overrides {@code AUTO}.
   *
   * @throws KernelSelectionException if vector kernels are demanded where they cannot run, or the
   *     system property {@value KernelSelection#PROPERTY} is none of the selections
   */
  static Choice choose(KernelSelection selection) {
    KernelSelection wanted = selection;
    String reason = "chosen by the caller";
    if (selection == KernelSelection.AUTO) {
      String property = System.getProperty(KernelSelection.PROPERTY, "auto");
      wanted = ofProperty(property);
      reason = "chosen by -D" + KernelSelection.PROPERTY + "=" + property;
    }
    return switch (wanted) {
      case SCALAR -> new Choice(new ScalarKernels(), wanted, reason);
      case VECTOR -> new Choice(demanded(), wanted, reason);
      case AUTO -> fastest();
    };
  }

  private static KernelSelection ofProperty(String value) {
    try {
      return KernelSelection.of(value);
    } catch (IllegalArgumentException e) {
      throw new KernelSelectionException(
          "the system property " + KernelSelection.PROPERTY + ": " + e.getMessage(), e);
    }
  }

  private static Kernels demanded() {
    if (!VirtualMachine.here().vectorModule()) {
      throw new KernelSelectionException("vector kernels cannot run: " + MODULE_ABSENT);
    }
    return vectorKernels();
  }

  private static Choice fastest() {
    Optional<String> obstacle = obstacle(VirtualMachine.here());
    obstacle.ifPresent(ProcessKernels.HERE::warnOnce);
    return obstacle.isPresent()
        ? new Choice(new ScalarKernels(), KernelSelection.AUTO, obstacle.get())
        : new Choice(vectorKernels(), KernelSelection.AUTO, "the fastest here").afterWarmUp();
  }

  /** Why vector kernels would be absent or slower than plain loops, if they would. */
  static Optional<String> obstacle(VirtualMachine machine) {
    if (!machine.vectorModule()) {
      return Optional.of(MODULE_ABSENT);
    }
    if (!machine.hotSpot()) {
      return Optional.of(
          "only HotSpot's C2 compiles the Vector API well, this is " + machine.name());
    }
    if (!machine.optimising()) {
      return Optional.of("the Vector API needs C2, this machine runs in " + machine.mode());
    }
    return Optional.empty();
  }

  private static Kernels vectorKernels() {
    return ProcessKernels.HERE.vectorKernels(KernelLookup::newVectorKernels);
  }

  private static Kernels newVectorKernels() {
    try {
      return VectorClasses.load(VECTOR_KERNELS)
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(VECTOR_KERNELS + " is missing from this build", e);
    }
  }
}
