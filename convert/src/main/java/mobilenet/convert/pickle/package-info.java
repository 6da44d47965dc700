/**
 * Python's pickle format, read without Python: calls are written down, never made. See {@code
 * docs/adr/0024-pickles-are-read-not-run.md}.
 */
package mobilenet.convert.pickle;
