/**
 * What a run leaves behind: metrics as CSV and JSON lines, TensorBoard events, and curves as an
 * image.
 */
package mobilenet.train.log;
