/** TensorFlow Lite itself, on its delegate XNNPACK: the runtime that is to read the files. */
package mobilenet.export.tflite.run;
