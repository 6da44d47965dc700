/**
 * Writes networks as TensorFlow Lite files, which Google now also calls LiteRT. Google's
 * flatbuffers library lays out the bytes; the few tables of TensorFlow's schema that this takes are
 * typed here.
 */
package mobilenet.export.tflite;
