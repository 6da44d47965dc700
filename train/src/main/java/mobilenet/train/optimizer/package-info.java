/** Optimisers, learning-rate schedules and weight averages as values; libtorch carries them out. */
package mobilenet.train.optimizer;
