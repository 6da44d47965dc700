/**
 * Labelled pictures on disk: a folder for each class, or the IDX files of MNIST and Fashion-MNIST.
 *
 * <p>{@link mobilenet.data.ImageDatasets#open} finds out which. Pictures are decoded when asked
 * for, so that a bad one can be reported and skipped.
 */
package mobilenet.data;
