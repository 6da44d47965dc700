package mobilenet.architecture;

import java.util.List;

/**
 * An architecture with all numbers computed.
 *
 * @param source what it was computed from
 * @param stemChannels output channels of the stem
 * @param stages blocks of each stage
 * @param headChannels channels of the head convolution, or of the last block if there is none
 */
public record ResolvedArchitecture(
    Architecture source, int stemChannels, List<List<ResolvedBlock>> stages, int headChannels) {

  /** Copies the stages. */
  public ResolvedArchitecture {
    stages = stages.stream().map(List::copyOf).toList();
  }

  /** All blocks in order. */
  public List<ResolvedBlock> blocks() {
    return stages.stream().flatMap(List::stream).toList();
  }

  /** Output channels of the last block. */
  public int featureChannels() {
    List<ResolvedBlock> last = stages.get(stages.size() - 1);
    return last.get(last.size() - 1).outChannels();
  }
}
