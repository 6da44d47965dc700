/**
 * Reads TensorFlow Lite files back, without the library that wrote them, and follows shapes through
 * them.
 */
package mobilenet.export.tflite.read;
