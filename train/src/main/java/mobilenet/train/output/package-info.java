/** Writing files of a run, and saying why one could not be written. */
package mobilenet.train.output;
