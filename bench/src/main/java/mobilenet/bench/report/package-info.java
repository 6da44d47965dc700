/** Results of measurements: what they were made on, as a document, a table, and rows of a file. */
package mobilenet.bench.report;
