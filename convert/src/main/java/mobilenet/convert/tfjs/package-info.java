/** Layers models of TensorFlow.js: a JSON document, and shards of values beside it. */
package mobilenet.convert.tfjs;
