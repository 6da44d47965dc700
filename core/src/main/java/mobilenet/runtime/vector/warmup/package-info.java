/**
 * Before C2 has compiled a kernel, each of its vectors is an object. {@link
 * mobilenet.runtime.vector.warmup.KernelWarmUp} runs the kernels that a model needs on tiny maps
 * until they are fast, and remembers which those were; {@code VectorFitness} tries the tiles
 * before, and replaces those that this virtual machine compiles badly.
 */
package mobilenet.runtime.vector.warmup;
