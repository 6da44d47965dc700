/**
 * Attention as two matrix products a head, with the keys and the values packed as if they were
 * weights, and softmax between them.
 */
package mobilenet.runtime.vector.attention;
