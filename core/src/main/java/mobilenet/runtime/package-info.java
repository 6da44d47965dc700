/**
 * Inference in pure Java: an immutable {@link mobilenet.runtime.CompiledModel} shared by all
 * threads, and a {@link mobilenet.runtime.Session} with the memory of one of them.
 */
package mobilenet.runtime;
