package mobilenet.architecture;

import java.util.Optional;
import mobilenet.architecture.ArchStringReader.Options;

/**
 * timm's short textual form of a table row, such as {@code ir_r3_k5_s2_e3_c40_se0.25_nre}, read
 * strictly and written canonically: {@code parse(format(row)) = row}.
 *
 * <table>
 *   <caption>Keys, in canonical order</caption>
 *   <tr><td>{@code r}</td><td>repeats</td></tr>
 *   <tr><td>{@code a}, {@code k}</td><td>starting and middle (or only) kernel; 0 for none in {@code uir}</td></tr>
 *   <tr><td>{@code h}, {@code s}, {@code v}, {@code d}</td>
 *       <td>heads, stride, key/value stride, head dimension</td></tr>
 *   <tr><td>{@code e}, {@code gs}, {@code c}</td><td>expansion, group size, output channels</td></tr>
 *   <tr><td>{@code se}, {@code n}</td>
 *       <td>squeeze ratio, activation where it is not the network's default</td></tr>
 *   <tr><td>{@code noskip}</td><td>no residual</td></tr>
 * </table>
 */
public final class ArchString {
  private ArchString() {}

  /**
   * Reads one row.
   *
   * @param text the row
   * @param defaultActivation the activation of a row without {@code n}
   * @throws IllegalArgumentException with the position, what was found and the keys that are
   *     allowed
   */
  public static Stage.Row parse(String text, Activation defaultActivation) {
    ArchStringReader reader = new ArchStringReader(text);
    String type = reader.type();
    return switch (type) {
      case "cn" -> {
        Options o = reader.options("r", "k", "s", "c", "n");
        yield row(
            o,
            new ConvNormAct(
                o.integer("k"), o.integer("s"), o.integer("c"), act(o, defaultActivation)));
      }
      case "ds", "dsa" -> separable(reader, type, defaultActivation);
      case "ir" -> {
        Options o = reader.options("r", "k", "s", "e", "c", "se", "n", "noskip");
        yield row(
            o,
            new InvertedResidual(
                o.integer("k"),
                o.integer("s"),
                o.decimal("e"),
                o.integer("c"),
                o.decimalOr("se", 0),
                act(o, defaultActivation),
                residual(o)));
      }
      case "er" -> {
        Options o = reader.options("r", "k", "s", "e", "gs", "c", "n", "noskip");
        yield row(
            o,
            new FusedInvertedBottleneck(
                o.integer("k"),
                o.integer("s"),
                o.decimal("e"),
                o.integer("c"),
                o.integerOr("gs", 0),
                act(o, defaultActivation),
                residual(o)));
      }
      case "uir" -> {
        Options o = reader.options("r", "a", "k", "s", "e", "c", "n");
        yield row(
            o,
            new UniversalInvertedBottleneck(
                o.integer("a"),
                o.integer("k"),
                o.integer("s"),
                o.decimal("e"),
                o.integer("c"),
                act(o, defaultActivation)));
      }
      case "mqa", "mha" -> {
        Options o = reader.options("r", "k", "h", "s", "v", "d", "c");
        o.require(o.integer("s") == 1, "s", "attention blocks have stride 1");
        yield row(
            o,
            new MobileAttention(
                type.equals("mqa")
                    ? MobileAttention.Kind.MULTI_QUERY
                    : MobileAttention.Kind.MULTI_HEAD,
                o.integer("h"),
                o.integer("d"),
                o.integerOr("v", 1),
                o.integer("k"),
                o.integer("c")));
      }
      default -> throw reader.unknownType(type);
    };
  }

  private static Stage.Row separable(
      ArchStringReader reader, String type, Activation defaultActivation) {
    boolean activated = type.equals("dsa");
    // timm writes e1 into its ds rows; the block has no expansion, so no other value makes sense.
    Options o = reader.options("r", "k", "s", "e", "c", "se", "n", "noskip");
    o.require(o.decimalOr("e", 1) == 1, "e", type + " blocks have expansion 1");
    return row(
        o,
        new DepthwiseSeparable(
            o.integer("k"),
            o.integer("s"),
            o.integer("c"),
            o.decimalOr("se", 0),
            act(o, defaultActivation),
            activated
                ? DepthwiseSeparable.Projection.ACTIVATED
                : DepthwiseSeparable.Projection.LINEAR,
            activated ? Residual.NEVER : residual(o)));
  }

  private static Stage.Row row(Options options, BlockSpec spec) {
    return new Stage.Row(spec, options.integer("r"));
  }

  private static Activation act(Options options, Activation defaultActivation) {
    return options.activation().orElse(defaultActivation);
  }

  private static Residual residual(Options options) {
    return options.has("noskip") ? Residual.NEVER : Residual.WHERE_SHAPES_AGREE;
  }

  /**
   * Writes one row in canonical form.
   *
   * @throws IllegalArgumentException if the row's activation has no arch-string code
   */
  public static String format(Stage.Row row, Activation defaultActivation) {
    BlockSpec spec = row.spec();
    StringBuilder s = new StringBuilder();
    if (spec instanceof ConvNormAct b) {
      start(s, "cn", row).append("_k").append(b.kernel());
    } else if (spec instanceof DepthwiseSeparable b) {
      boolean activated = b.projection() == DepthwiseSeparable.Projection.ACTIVATED;
      start(s, activated ? "dsa" : "ds", row).append("_k").append(b.kernel());
    } else if (spec instanceof InvertedResidual b) {
      start(s, "ir", row).append("_k").append(b.kernel());
    } else if (spec instanceof FusedInvertedBottleneck b) {
      start(s, "er", row).append("_k").append(b.kernel());
    } else if (spec instanceof UniversalInvertedBottleneck b) {
      start(s, "uir", row)
          .append("_a")
          .append(b.startKernel())
          .append("_k")
          .append(b.middleKernel());
    } else if (spec instanceof MobileAttention b) {
      boolean query = b.kind() == MobileAttention.Kind.MULTI_QUERY;
      start(s, query ? "mqa" : "mha", row)
          .append("_k")
          .append(b.keyValueKernel())
          .append("_h")
          .append(b.heads())
          .append("_s1_v")
          .append(b.keyValueStride())
          .append("_d")
          .append(b.headDim())
          .append("_c")
          .append(b.outChannels());
      return s.toString();
    }
    return common(s, spec, defaultActivation);
  }

  private static StringBuilder start(StringBuilder s, String type, Stage.Row row) {
    return s.append(type).append("_r").append(row.repeats());
  }

  private static String common(StringBuilder s, BlockSpec spec, Activation defaultActivation) {
    s.append("_s").append(spec.stride());
    if (!(spec instanceof ConvNormAct || spec instanceof DepthwiseSeparable)) {
      s.append("_e").append(ShortestDecimal.of(spec.expansion()));
    }
    if (spec instanceof FusedInvertedBottleneck b && b.groupSize() > 0) {
      s.append("_gs").append(b.groupSize());
    }
    s.append("_c").append(spec.outChannels());
    if (spec.squeezeRatio() > 0) {
      s.append("_se").append(ShortestDecimal.of(spec.squeezeRatio()));
    }
    if (spec.activation() != defaultActivation) {
      Optional<String> code = spec.activation().archCode();
      s.append("_n")
          .append(
              code.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          spec.activation() + " has no arch-string code")));
    }
    boolean mayHaveResidual =
        spec instanceof InvertedResidual
            || spec instanceof FusedInvertedBottleneck
            || (spec instanceof DepthwiseSeparable b
                && b.projection() == DepthwiseSeparable.Projection.LINEAR);
    if (mayHaveResidual && spec.residual() == Residual.NEVER) {
      s.append("_noskip");
    }
    return s.toString();
  }
}
