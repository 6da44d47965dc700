/**
 * Labelled images on disk: a folder for each class, the IDX files of MNIST and Fashion-MNIST,
 * WebDataset shards and Parquet files, or what another {@link mobilenet.data.DatasetFormat} reads.
 *
 * <p>{@link mobilenet.data.ImageDatasets#open} finds out which format it is. Images are decoded
 * only when needed, so that a bad one can be reported and skipped.
 */
package mobilenet.data;
