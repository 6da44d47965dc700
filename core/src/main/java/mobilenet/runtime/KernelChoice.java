package mobilenet.runtime;

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
   * @throws IllegalStateException if vector kernels are demanded where they cannot run
   */
  public static KernelChoice of(KernelSelection selection) {
    return KernelLookup.choose(selection).described();
  }
}
