/**
 * Feeds a trainer: which images in which order, decoded and augmented by several threads ahead of
 * time. The order and every random change follow from the seed, whatever the number of threads.
 */
package mobilenet.data.loader;
