package mobilenet.convert.graphdef;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Padding;
import mobilenet.convert.source.ForeignFileException;

/**
 * The one rule by which all convolutions of a chain pad.
 *
 * @param padding the rule
 * @param ownZeros whether nodes of the graph add zeros to strided convolutions, so that it is the
 *     rule only at the image sizes that it was found for
 */
record PaddingRule(Padding padding, boolean ownZeros) {
  /** Of five strided layers, all see even sizes at multiples of this. */
  private static final int EVEN = 32;

  private static final int USUAL_SIZE = 7 * EVEN;

  /**
   * Finds the rule.
   *
   * @param size of the images in pixels; if it is open, a multiple of 32 is meant
   * @throws ForeignFileException naming the convolution at which there is none
   */
  static PaddingRule of(GraphDef graph, Chain chain, Optional<Integer> size)
      throws ForeignFileException {
    Set<Padding> rules = EnumSet.allOf(Padding.class);
    boolean ownZeros = false;
    int pixels = size.orElse(USUAL_SIZE);
    for (Link link : chain.links()) {
      Value.Convolved layer = link.layer();
      int kernel = layer.kernel().shape().get(0);
      int stride = layer.stride();
      int sample = pixels;
      rules.removeIf(rule -> !follows(rule, link.zeros(), sample, kernel, stride));
      if (rules.isEmpty()) {
        throw graph.error(
            layer.node(),
            "expected padding as that of the layers before it, SAME or as much on all sides, found "
                + link.zeros().map(zeros -> "zeros " + zeros).orElse("SAME")
                + " (top, bottom, left, right) around "
                + pixels
                + " pixels");
      }
      ownZeros |= stride > 1 && link.zeros().isPresent();
      pixels = (pixels + stride - 1) / stride;
    }
    Optional<Integer> window = chain.pool().window();
    if (window.isPresent() && window.get() != pixels) {
      throw graph.error(
          chain.pool().node(),
          "expected the mean over all "
              + pixels
              + "×"
              + pixels
              + " pixels, found a window of "
              + window.get());
    }
    List<Padding> preferred = List.of(Padding.SAME, Padding.SYMMETRIC);
    return new PaddingRule(
        preferred.stream().filter(rules::contains).findFirst().orElseThrow(), ownZeros);
  }

  /** The image size that a graph says, or that the window of its mean implies. */
  static Optional<Integer> size(Chain chain) {
    return chain.image().size().or(() -> chain.pool().window().map(window -> window * EVEN));
  }

  /** Whether the first window starts, and the last one lies, where the rule has it. */
  private static boolean follows(
      Padding rule, Optional<Zeros> zeros, int size, int kernel, int stride) {
    Zeros given = zeros.orElseGet(() -> same(size, kernel, stride));
    return given.top() == given.left()
        && given.bottom() == given.right()
        && given.top() == rule.before(size, kernel, stride, 1)
        && size + given.top() + given.bottom() >= kernel
        && (size + given.top() + given.bottom() - kernel) / stride + 1
            == rule.outputSize(size, kernel, stride, 1);
  }

  private static Zeros same(int size, int kernel, int stride) {
    int before = Padding.SAME.before(size, kernel, stride, 1);
    int positions = Padding.SAME.outputSize(size, kernel, stride, 1);
    int after = Math.max((positions - 1) * stride + kernel - size, 0) - before;
    return new Zeros(before, after, before, after);
  }
}
