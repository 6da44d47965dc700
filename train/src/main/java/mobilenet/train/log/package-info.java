/**
 * What a run leaves behind: metrics as CSV and JSON lines, TensorBoard events, and curves as a
 * picture.
 */
package mobilenet.train.log;
