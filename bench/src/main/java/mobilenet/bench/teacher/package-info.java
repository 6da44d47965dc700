/** ONNX files as teachers; and what any teacher costs: seconds an image, and memory. */
package mobilenet.bench.teacher;
