package mobilenet.runtime;

import mobilenet.runtime.kernel.Kernels;

/**
 * Which kernels run a model, and why.
 *
 * @param name such as {@code scalar} or {@code vector-256}
 * @param selection what was wished for; {@code AUTO} if nobody wished for anything
 * @param reason one sentence for people
 */
public record KernelChoice(String name, KernelSelection selection, String reason) {

  /**
   * What this virtual machine would run. Nothing is compiled or measured for that; warming up may
   * find that plain loops are the better choice.
   *
   * @throws KernelSelectionException if vector kernels are demanded where they cannot run, or the
   *     system property {@value KernelSelection#PROPERTY} is none of the selections
   */
  public static KernelChoice of(KernelSelection selection) {
    return KernelLookup.choose(selection).described();
  }

  /**
   * The kernels themselves, of the same choice as {@link #of}, for measuring one layer alone. Their
   * type is not for users of the module.
   *
   * @throws KernelSelectionException if vector kernels are demanded where they cannot run, or the
   *     system property {@value KernelSelection#PROPERTY} is none of the selections
   */
  @SuppressWarnings("exports")
  public static Kernels kernels(KernelSelection selection) {
    return KernelLookup.choose(selection).kernels();
  }
}
