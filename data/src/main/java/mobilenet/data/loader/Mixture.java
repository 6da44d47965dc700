package mobilenet.data.loader;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.data.augment.SampleTransform;

/**
 * Several sources of images, mixed image by image: the dynamic mixing of the MobileNetV4 paper
 * (section 8), whose students learn from two kinds of views of ImageNet and from images of another
 * collection.
 *
 * <p>Of every epoch, each source has its share, exact to one view, in places that the seed and the
 * epoch decide. A source shows all of its images, in another order each time, before it shows one
 * of them again. A view follows from the seed, the source, the pass and the image alone: neither
 * the ratios nor the number of views of an epoch change what it shows.
 *
 * @param sources at least one of a ratio above 0
 * @param size views of an epoch, at least 1
 * @param seed of everything random
 * @param replay of views that were recorded; empty for views of its own
 */
public record Mixture(List<Source> sources, int size, long seed, Optional<Replay> replay)
    implements ViewOrder {

  /**
   * Images that are shown in one way.
   *
   * @param name for people
   * @param ratio of its views to those of the other sources; 0 for none
   * @param images by their indices in the data set; one that is there twice is shown twice as often
   * @param transform with or without a partner for Mixup or CutMix, which is of the same source
   * @param labelled whether labels may be read
   */
  public record Source(
      String name, double ratio, Selection images, SampleTransform transform, boolean labelled) {
    /** Checks the ranges. */
    public Source {
      if (!(ratio >= 0 && ratio < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the ratio of " + name + " must be 0 or more, given " + ratio);
      }
      if (images.size() == 0) {
        throw new IllegalArgumentException(name + " has no images; expected at least 1");
      }
    }

    /** The same with another ratio. */
    public Source withRatio(double ratio) {
      return new Source(name, ratio, images, transform, labelled);
    }
  }

  /** Copies, and checks that the sources fit each other. */
  public Mixture {
    sources = List.copyOf(sources);
    if (sources.stream().noneMatch(source -> source.ratio > 0)) {
      throw new IllegalArgumentException(
          "one of the sources must have a ratio above 0, given "
              + sources.stream().map(source -> source.name + "=" + source.ratio).toList());
    }
    if (sources.stream().map(s -> s.transform.preprocessing()).distinct().count() > 1) {
      throw new IllegalArgumentException("all sources must have inputs of one size and range");
    }
    if (size < 1) {
      throw new IllegalArgumentException("an epoch has at least 1 view, given " + size);
    }
  }

  @Override
  public InEpoch epoch(int number) {
    return new MixedEpoch(this, number);
  }

  @Override
  public SampleTransform transform(int source) {
    return sources.get(source).transform;
  }

  @Override
  public boolean labelled(int source) {
    return sources.get(source).labelled;
  }

  /** All views of one source, each of its passes as an epoch, in the order of its images. */
  public ViewOrder passes(int source) {
    return new SourcePasses(this, source);
  }

  /**
   * Views of each source in every epoch. Rounded down; the rest goes to the sources that lost most,
   * earlier ones first.
   */
  public List<Integer> quotas() {
    double all = sources.stream().mapToDouble(Source::ratio).sum();
    double[] shares = sources.stream().mapToDouble(s -> size * (s.ratio / all)).toArray();
    int[] quotas = Arrays.stream(shares).mapToInt(share -> (int) share).toArray();
    int left = size - Arrays.stream(quotas).sum();
    IntStream.range(0, quotas.length)
        .boxed()
        .sorted(Comparator.comparingDouble(s -> quotas[s] - shares[s]))
        .limit(left)
        .forEach(s -> quotas[s]++);
    return Arrays.stream(quotas).boxed().toList();
  }
}
