/** Measures training: images a second, where the time goes, and whether memory stays flat. */
package mobilenet.bench.train;
