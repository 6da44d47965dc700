package mobilenet.architecture;

import java.util.ArrayList;
import java.util.List;

/** Turns table rows into numbers: repeats, channels, strides and dilations. */
final class Resolver {
  private final Architecture architecture;
  private int channels;
  private int totalStride;
  private int dilation = 1;

  private Resolver(Architecture architecture, int stemChannels) {
    this.architecture = architecture;
    this.channels = stemChannels;
    this.totalStride = architecture.stem().stride();
  }

  static ResolvedArchitecture resolve(Architecture architecture) {
    Scaling scaling = architecture.scaling();
    int stemChannels = scaling.stemChannels(architecture.stem().channels());
    Resolver resolver = new Resolver(architecture, stemChannels);
    List<List<ResolvedBlock>> stages = new ArrayList<>();
    for (int s = 0; s < architecture.stages().size(); s++) {
      stages.add(resolver.stage(s));
    }
    return new ResolvedArchitecture(
        architecture, stemChannels, stages, headChannels(architecture, resolver.channels));
  }

  private static int headChannels(Architecture architecture, int features) {
    Scaling scaling = architecture.scaling();
    Head head = architecture.head();
    if (head instanceof Head.ConvThenPool conv) {
      return scaling.headChannels(conv.channels());
    }
    if (head instanceof Head.PoolThenConv conv) {
      return scaling.headChannels(conv.channels());
    }
    return features;
  }

  private List<ResolvedBlock> stage(int index) {
    List<Stage.Row> rows = architecture.stages().get(index).rows();
    List<Integer> repeats =
        architecture
            .scaling()
            .repeats(
                rows.stream().map(Stage.Row::repeats).toList(),
                index,
                architecture.stages().size());
    List<ResolvedBlock> blocks = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < repeats.get(r); i++) {
        BlockSpec spec = rows.get(r).spec();
        blocks.add(block(index, blocks.size(), i == 0 ? spec : spec.withStride(1)));
      }
    }
    return blocks;
  }

  private ResolvedBlock block(int stage, int index, BlockSpec spec) {
    int in = channels;
    int out = architecture.scaling().blockChannels(spec.outChannels());
    int expanded = expandedChannels(spec, in);
    int squeeze =
        architecture
            .conventions()
            .squeezeExcite()
            .reducedChannels(spec.squeezeRatio(), in, expanded);

    int stride = spec.stride();
    int nextDilation = dilation;
    if (stride > 1 && totalStride * stride > architecture.outputStride()) {
      // The block whose stride is dropped still sees the old grid: only the blocks after it dilate.
      nextDilation = dilation * stride;
      stride = 1;
    }
    totalStride *= stride;
    boolean residual =
        spec.residual() == Residual.WHERE_SHAPES_AGREE && spec.stride() == 1 && in == out;
    String name = "blocks." + stage + "." + index;
    if (spec instanceof MobileAttention && in != out) {
      throw new IllegalArgumentException(
          name + ": attention keeps its channels, but has " + in + " in and " + out + " out");
    }
    if (spec instanceof FusedInvertedBottleneck fused) {
      checkGroups(name, fused.groupSize(), in, expanded);
    }
    ResolvedBlock block =
        new ResolvedBlock(
            name, stage, index, spec, in, expanded, out, squeeze, stride, dilation, residual);
    dilation = nextDilation;
    channels = out;
    return block;
  }

  private static void checkGroups(String name, int groupSize, int in, int expanded) {
    if (groupSize > 0 && (expanded % groupSize != 0 || in % (expanded / groupSize) != 0)) {
      throw new IllegalArgumentException(
          name
              + ": groups of "
              + groupSize
              + " channels cannot share "
              + in
              + " in and "
              + expanded
              + " expanded channels evenly; choose another width");
    }
  }

  private static int expandedChannels(BlockSpec spec, int in) {
    if (spec instanceof ConvNormAct || spec instanceof MobileAttention) {
      return 0;
    }
    return spec instanceof DepthwiseSeparable ? in : ChannelRounding.round(in * spec.expansion());
  }
}
