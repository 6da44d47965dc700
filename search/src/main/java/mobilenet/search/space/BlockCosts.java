package mobilenet.search.space;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.Family;
import mobilenet.architecture.FusedInvertedBottleneck;
import mobilenet.architecture.Head;
import mobilenet.architecture.InputShape;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.Stage;
import mobilenet.architecture.Stem;
import mobilenet.profile.LayerProfile;
import mobilenet.profile.ModelProfile;

/** Costs of single blocks, counted in networks of that block alone. */
final class BlockCosts {
  /**
   * Costs of some layers.
   *
   * @param params learnt parameters
   * @param macs multiply-accumulates
   * @param size of the output
   */
  record Cost(long params, long macs, int size) {}

  private record Key(BlockSpec spec, int in, int size) {}

  private final Architecture shell;
  private final Map<Key, Cost> blocks = new HashMap<>();

  BlockCosts(Architecture shell) {
    this.shell = shell;
  }

  Cost stem() {
    return layer(ModelProfile.of(shell), "conv_stem");
  }

  Cost block(Stage.Row row, int in, int size) {
    // An activation costs nothing that is counted; attention has none.
    BlockSpec spec = row.spec().withActivation(Activation.RELU);
    return blocks.computeIfAbsent(
        new Key(spec, in, size),
        key -> layer(ModelProfile.of(alone(spec, in, size, shell.conventions())), "blocks.0.0"));
  }

  /** Head and classifier behind a feature map. */
  Cost head(int in, int size) {
    ModelProfile profile = ModelProfile.of(headAlone(shell, in, size));
    Cost head = layer(profile, "conv_head");
    Cost classifier = layer(profile, "classifier");
    return new Cost(head.params + classifier.params, head.macs + classifier.macs, 1);
  }

  /** The head and classifier of a network behind a feature map. */
  static Architecture headAlone(Architecture shell, int in, int size) {
    return alone(new ConvNormAct(1, 1, in, Activation.RELU), in, size, shell.conventions())
        .withHead(shell.head())
        .withClasses(shell.classes());
  }

  /** Costs nothing where there is no such layer. */
  private static Cost layer(ModelProfile profile, String name) {
    return profile.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .map(BlockCosts::cost)
        .orElse(new Cost(0, 0, 1));
  }

  private static Cost cost(LayerProfile layer) {
    return new Cost(layer.params(), layer.macs(), layer.out().height());
  }

  /** A network of one block behind a stem that does nothing. */
  static Architecture alone(BlockSpec spec, int in, int size, Conventions conventions) {
    return new Architecture(
        "one block",
        Family.MOBILENET_V4,
        new InputShape(in, size),
        0,
        new Stem(1, 1, in, Activation.RELU),
        List.of(Stage.of(spec)),
        new Head.FeatureMap(),
        Scaling.V4,
        conventions,
        Architecture.FULL_STRIDE);
  }

  /**
   * Refuses a block that cannot take so many channels.
   *
   * @throws IllegalArgumentException naming the row
   */
  static void requireFit(String place, Stage.Row row, int in) {
    boolean mayRefuse =
        row.spec() instanceof MobileAttention
            || (row.spec() instanceof FusedInvertedBottleneck fused && fused.groupSize() > 0);
    if (!mayRefuse) {
      return;
    }
    try {
      alone(row.spec(), in, 1, Conventions.TIMM).resolve();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          place
              + ": the choices before it contradict it: "
              + String.valueOf(e.getMessage()).replace("blocks.0.0: ", ""),
          e);
    }
  }
}
