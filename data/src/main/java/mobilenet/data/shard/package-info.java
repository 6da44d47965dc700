/**
 * Data sets in large files: WebDataset shards and Parquet, as Hugging Face lays them out. {@link
 * mobilenet.data.ImageDatasets} finds them by itself. An index is held in memory, images are read
 * one by one when they are asked for, in any order.
 */
package mobilenet.data.shard;
