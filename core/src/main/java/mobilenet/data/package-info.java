/**
 * Labelled images on disk: a folder for each class, the IDX files of MNIST and Fashion-MNIST, or a
 * format that a {@link mobilenet.data.DatasetFormat} of another module reads.
 *
 * <p>{@link mobilenet.data.ImageDatasets#open} finds out which format it is. Images are decoded
 * only when needed, so that a bad one can be reported and skipped.
 */
package mobilenet.data;
