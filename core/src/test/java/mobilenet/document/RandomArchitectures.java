package mobilenet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.architecture.Activation;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.Conventions;
import mobilenet.architecture.DepthwiseSeparable;
import mobilenet.architecture.Family;
import mobilenet.architecture.FusedInvertedBottleneck;
import mobilenet.architecture.Head;
import mobilenet.architecture.InputShape;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.Padding;
import mobilenet.architecture.Residual;
import mobilenet.architecture.Scaling;
import mobilenet.architecture.SqueezeExciteRule;
import mobilenet.architecture.Stage;
import mobilenet.architecture.Stem;
import mobilenet.architecture.UniversalInvertedBottleneck;

/** Networks of all kinds of blocks and rules, drawn at random. */
final class RandomArchitectures {
  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.RELU,
          Activation.RELU6,
          Activation.HARD_SWISH,
          Activation.SWISH,
          Activation.GELU);

  private final SplittableRandom random;

  RandomArchitectures(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Architecture next() {
    List<Stage> stages = new ArrayList<>();
    for (int s = random.nextInt(1, 6); s > 0; s--) {
      List<Stage.Row> rows = new ArrayList<>();
      for (int r = random.nextInt(1, 4); r > 0; r--) {
        rows.add(new Stage.Row(block(), random.nextInt(1, 4)));
      }
      stages.add(new Stage(rows));
    }
    return new Architecture(
        "random-" + random.nextInt(1000),
        one(Family.values()),
        new InputShape(random.nextInt(1, 5), random.nextInt(1, 513)),
        random.nextInt(1, 2000),
        new Stem(odd(), random.nextInt(1, 3), channels(), one(ACTIVATIONS)),
        stages,
        head(),
        new Scaling(
            random.nextDouble(0.1, 3),
            random.nextDouble(0.5, 2),
            random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(),
            one(Scaling.HeadWidth.values()),
            one(Scaling.DepthScope.values())),
        new Conventions(
            one(Padding.values()),
            random.nextDouble(1e-6, 1e-2),
            new SqueezeExciteRule(
                one(SqueezeExciteRule.Basis.values()),
                random.nextInt(1, 17),
                one(SqueezeExciteRule.Inner.values()),
                one(Activation.values())),
            one(Conventions.LayerScale.values()),
            one(Conventions.AntiAlias.values())),
        2 << random.nextInt(5));
  }

  private BlockSpec block() {
    int stride = random.nextInt(1, 3);
    double squeeze = random.nextBoolean() ? 0 : random.nextDouble();
    return switch (random.nextInt(5)) {
      case 0 -> new ConvNormAct(odd(), stride, channels(), one(ACTIVATIONS));
      case 1 -> separable(stride, squeeze);
      case 2 ->
          new InvertedResidual(
              odd(),
              stride,
              random.nextDouble(0.5, 8),
              channels(),
              squeeze,
              one(ACTIVATIONS),
              one(Residual.values()));
      case 3 ->
          new FusedInvertedBottleneck(
              odd(),
              stride,
              random.nextDouble(0.5, 8),
              channels(),
              0,
              one(ACTIVATIONS),
              one(Residual.values()));
      default ->
          new UniversalInvertedBottleneck(
              random.nextBoolean() ? 0 : odd(),
              odd(),
              stride,
              random.nextDouble(1, 8),
              channels(),
              one(ACTIVATIONS));
    };
  }

  private BlockSpec separable(int stride, double squeeze) {
    boolean activated = random.nextBoolean();
    return new DepthwiseSeparable(
        odd(),
        stride,
        channels(),
        squeeze,
        one(ACTIVATIONS),
        activated ? DepthwiseSeparable.Projection.ACTIVATED : DepthwiseSeparable.Projection.LINEAR,
        activated ? Residual.NEVER : one(Residual.values()));
  }

  private Head head() {
    return switch (random.nextInt(4)) {
      case 0 -> new Head.Pooled();
      case 1 -> new Head.ConvThenPool(channels(), one(Activation.values()));
      case 2 ->
          new Head.PoolThenConv(channels(), one(Head.HeadNorm.values()), one(Activation.values()));
      default -> new Head.FeatureMap();
    };
  }

  private int odd() {
    return 1 + 2 * random.nextInt(8);
  }

  private int channels() {
    return random.nextInt(1, 1500);
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
