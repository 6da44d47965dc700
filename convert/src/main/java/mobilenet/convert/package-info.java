/**
 * Other people's files as checkpoints: what a file is, which network its tensors are, and what had
 * to be assumed.
 */
package mobilenet.convert;
