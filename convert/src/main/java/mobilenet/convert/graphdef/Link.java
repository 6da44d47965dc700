package mobilenet.convert.graphdef;

import java.util.Optional;

/**
 * A convolution in the chain from the image to the mean.
 *
 * @param layer the convolution and what follows it
 * @param zeros that the graph adds around its input; empty for TensorFlow's SAME
 * @param output index of its value, after an addition if there is one
 * @param skip index of the value that is added to it
 */
record Link(Value.Convolved layer, Optional<Zeros> zeros, int output, Optional<Integer> skip) {}
