package mobilenet.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.DepthwiseSeparable;
import mobilenet.architecture.Family;
import mobilenet.architecture.Head;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.ResolvedBlock;

/**
 * torchvision's module names. All blocks are numbered in one sequence, {@code features}, and in
 * each block only the parts that it has.
 */
final class TorchvisionNames {
  private final Map<String, String> modules = new LinkedHashMap<>();
  private int feature;

  private TorchvisionNames() {}

  /** Modules of a MobileNetV2, by timm's. */
  static Map<String, String> v2(Architecture architecture) {
    require(architecture, Family.MOBILENET_V2, "torchvision's MobileNetV2");
    TorchvisionNames names = new TorchvisionNames();
    names.layer("conv_stem", "bn1", names.nextFeature());
    for (ResolvedBlock block : architecture.resolve().blocks()) {
      names.v2Block(block);
    }
    names.layer("conv_head", "bn2", names.nextFeature());
    names.modules.put("classifier", "classifier.1");
    return names.modules;
  }

  /** Modules of a MobileNetV3, by timm's. */
  static Map<String, String> v3(Architecture architecture) {
    require(architecture, Family.MOBILENET_V3, "torchvision's MobileNetV3");
    if (!(architecture.head() instanceof Head.PoolThenConv)) {
      throw unsuited(architecture, "torchvision's MobileNetV3");
    }
    TorchvisionNames names = new TorchvisionNames();
    names.layer("conv_stem", "bn1", names.nextFeature());
    for (ResolvedBlock block : architecture.resolve().blocks()) {
      names.v3Block(block, names.nextFeature());
    }
    names.modules.put("conv_head", "classifier.0");
    names.modules.put("classifier", "classifier.3");
    return names.modules;
  }

  /** Modules of an EfficientNet, by timm's: numbered by stage, and by block in it. */
  static Map<String, String> efficientNet(Architecture architecture) {
    require(architecture, Family.EFFICIENT_NET, "torchvision's EfficientNet");
    TorchvisionNames names = new TorchvisionNames();
    names.layer("conv_stem", "bn1", names.nextFeature());
    for (ResolvedBlock block : architecture.resolve().blocks()) {
      // timm calls it blocks.2.1, counting stages from 0; here, the stem is 0.
      String[] place = block.name().split("\\.", -1);
      int stage = Integer.parseInt(place[1]) + 1;
      names.v3Block(block, "features." + stage + "." + place[2]);
    }
    names.layer("conv_head", "bn2", "features." + (architecture.stages().size() + 1));
    names.modules.put("classifier", "classifier.1");
    return names.modules;
  }

  private void v2Block(ResolvedBlock block) {
    String timm = block.name() + ".";
    String sequence = nextFeature() + ".conv.";
    int part = 0;
    if (block.spec() instanceof DepthwiseSeparable) {
      layer(timm + "conv_dw", timm + "bn1", sequence + part++);
      modules.put(timm + "conv_pw", sequence + part++);
      modules.put(timm + "bn2", sequence + part);
    } else if (block.spec() instanceof InvertedResidual) {
      layer(timm + "conv_pw", timm + "bn1", sequence + part++);
      layer(timm + "conv_dw", timm + "bn2", sequence + part++);
      modules.put(timm + "conv_pwl", sequence + part++);
      modules.put(timm + "bn3", sequence + part);
    } else {
      throw new IllegalArgumentException("torchvision has no name for block " + block.spec());
    }
  }

  private void v3Block(ResolvedBlock block, String module) {
    String timm = block.name() + ".";
    String sequence = module + ".block.";
    int part = 0;
    if (block.spec() instanceof ConvNormAct) {
      layer(timm + "conv", timm + "bn1", module);
    } else if (block.spec() instanceof DepthwiseSeparable) {
      layer(timm + "conv_dw", timm + "bn1", sequence + part++);
      part = squeezeExcite(block, sequence, part);
      layer(timm + "conv_pw", timm + "bn2", sequence + part);
    } else if (block.spec() instanceof InvertedResidual) {
      layer(timm + "conv_pw", timm + "bn1", sequence + part++);
      layer(timm + "conv_dw", timm + "bn2", sequence + part++);
      part = squeezeExcite(block, sequence, part);
      layer(timm + "conv_pwl", timm + "bn3", sequence + part);
    } else {
      throw new IllegalArgumentException("torchvision has no name for block " + block.spec());
    }
  }

  private int squeezeExcite(ResolvedBlock block, String sequence, int part) {
    if (block.squeezeChannels() == 0) {
      return part;
    }
    modules.put(block.name() + ".se.conv_reduce", sequence + part + ".fc1");
    modules.put(block.name() + ".se.conv_expand", sequence + part + ".fc2");
    return part + 1;
  }

  private void layer(String conv, String norm, String sequence) {
    modules.put(conv, sequence + ".0");
    modules.put(norm, sequence + ".1");
  }

  private String nextFeature() {
    return "features." + feature++;
  }

  private static void require(Architecture architecture, Family family, String scheme) {
    if (architecture.family() != family) {
      throw unsuited(architecture, scheme);
    }
  }

  private static IllegalArgumentException unsuited(Architecture architecture, String scheme) {
    return new IllegalArgumentException(
        architecture.name()
            + " has no names in "
            + scheme
            + " scheme; give an architecture of "
            + List.of(
                Family.MOBILENET_V2.label(),
                Family.MOBILENET_V3.label(),
                Family.EFFICIENT_NET.label()));
  }
}
