package mobilenet.profile;

import java.util.Optional;
import mobilenet.architecture.Activation;
import mobilenet.graph.Shape;

/**
 * One row of a network's table: the stem, a block, the head convolution or the classifier.
 *
 * @param name timm's module path
 * @param type the papers' name for it, such as {@code ExtraDW}
 * @param in input shape
 * @param out output shape
 * @param kernels depthwise or full kernels in order, as {@code 5,3}; empty for pointwise layers
 * @param stride of the row
 * @param expanded expanded channels; 0 if the row does not expand
 * @param squeeze bottleneck of squeeze-and-excitation; 0 if there is none
 * @param activation of the row, if it has one
 * @param residual whether the input is added
 * @param params learnt parameters
 * @param macs multiply-accumulates
 */
public record LayerProfile(
    String name,
    String type,
    Shape in,
    Shape out,
    String kernels,
    int stride,
    int expanded,
    int squeeze,
    Optional<Activation> activation,
    boolean residual,
    long params,
    long macs) {}
