/** Runtimes that are measured beside each other on the same network. */
package mobilenet.bench.peer;
