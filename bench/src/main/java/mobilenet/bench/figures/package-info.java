/**
 * The figures and speed tables of the pages, drawn from {@code results/}, {@code samples/} and the
 * architectures: SVG text that is the same on every machine.
 */
package mobilenet.bench.figures;
