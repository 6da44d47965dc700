/**
 * What kernels know of the processor and of the compiler: the width of a vector, the version of C2
 * and how it runs loops, and the bytes that a thread allocates, by which vectors are found that C2
 * left as objects. {@link mobilenet.runtime.vector.machine.Target} is all of it that decides which
 * code is chosen, as a value, so that tests can ask what other machines would get.
 */
package mobilenet.runtime.vector.machine;
