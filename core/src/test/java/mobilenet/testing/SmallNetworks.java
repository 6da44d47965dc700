package mobilenet.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.Stage;
import mobilenet.architecture.UniversalInvertedBottleneck;

/** Narrow networks that between them have every kind of block, head and convention. */
public final class SmallNetworks {
  private static final double NARROW = 0.25;

  private SmallNetworks() {}

  /** By name. */
  public static Map<String, Architecture> all() {
    Map<String, Architecture> all = new LinkedHashMap<>();
    for (String name :
        List.of(
            "mobilenetv1_100",
            "mobilenetv1_100h",
            "mobilenetv2_100",
            "mobilenetv3_small_100",
            "tf_mobilenetv3_small_100",
            "mobilenetv3_rw",
            "mobilenetv4_conv_small",
            "mobilenetv4_conv_medium",
            "mobilenetv4_conv_aa_medium",
            "mobilenetv4_conv_blur_medium",
            "mobilenetv4_hybrid_medium",
            "mobilenetv4_hybrid_large",
            "mobilenet_edgetpu_100",
            "tf_efficientnet_b0")) {
      all.put(name, narrow(name));
    }
    // Its groups of 64 channels need width 1.
    all.put("mobilenet_edgetpu_v2_xs", Catalogue.get("mobilenet_edgetpu_v2_xs").withClasses(10));
    all.put("dilated", narrow("mobilenetv4_hybrid_medium").withOutputStride(8));
    all.put("dense stem", narrow("mobilenetv3_small_100").withStemStride(1).withInputChannels(1));
    all.put("truncated", narrow("mobilenetv4_conv_small").truncatedAt(16));
    all.put("multi-head", attention(MobileAttention.Kind.MULTI_HEAD, 2));
    all.put("multi-head dense", attention(MobileAttention.Kind.MULTI_HEAD, 1));
    all.put("multi-query after a block without residual", attention());
    return all;
  }

  /** One of {@link #all()}. */
  public static Architecture get(String name) {
    return Resources.entry(all(), name);
  }

  /** An architecture of the catalogue at a quarter of its width, with ten classes. */
  public static Architecture narrow(String name) {
    return Catalogue.get(name).withWidth(NARROW).withClasses(10);
  }

  /** A network whose second stage is one attention block of 3 heads of 5 channels. */
  public static Architecture attention(MobileAttention.Kind kind, int keyValueStride) {
    return Catalogue.get("mobilenetv4_hybrid_medium")
        .withClasses(10)
        .withStages(
            List.of(
                Stage.of(new ConvNormAct(3, 2, 16, Activation.RELU)),
                Stage.of(new MobileAttention(kind, 3, 5, keyValueStride, 3, 16))));
  }

  /** The norm at the start of attention reads a layer scale here, not a sum. */
  private static Architecture attention() {
    return attention(MobileAttention.Kind.MULTI_QUERY, 1)
        .withStages(
            List.of(
                Stage.of(
                    new UniversalInvertedBottleneck(3, 5, 2, 2, 16, Activation.RELU),
                    new MobileAttention(MobileAttention.Kind.MULTI_QUERY, 3, 5, 1, 3, 16))));
  }
}
