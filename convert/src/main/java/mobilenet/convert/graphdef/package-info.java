/**
 * TensorFlow's graphs, as TensorFlow.js stores them: nodes that are followed from the output to the
 * image, and matched with the networks of MobileNetV1 and V2.
 */
package mobilenet.convert.graphdef;
