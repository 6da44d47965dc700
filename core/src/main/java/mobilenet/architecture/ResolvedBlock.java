package mobilenet.architecture;

/**
 * A block with all numbers computed.
 *
 * @param name timm's module path, {@code blocks.S.B}
 * @param stage index S
 * @param index index B
 * @param spec the row it came from, with this repeat's own table stride
 * @param inChannels channels of its input
 * @param expandedChannels channels between expansion and projection; 0 if the block has neither
 * @param outChannels channels of its output
 * @param squeezeChannels bottleneck of its squeeze-and-excitation; 0 if there is none
 * @param stride the stride that it runs with (1 if the output stride turned it into dilation)
 * @param dilation of its depthwise and full convolutions
 * @param residual whether its input is added to its output
 */
public record ResolvedBlock(
    String name,
    int stage,
    int index,
    BlockSpec spec,
    int inChannels,
    int expandedChannels,
    int outChannels,
    int squeezeChannels,
    int stride,
    int dilation,
    boolean residual) {}
