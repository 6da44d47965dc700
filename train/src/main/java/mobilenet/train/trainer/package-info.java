/** The training loop, its state on disk, and how it is resumed. */
package mobilenet.train.trainer;
