/** Measures training: pictures a second, where the time goes, and whether memory stays flat. */
package mobilenet.bench.train;
