package mobilenet.data.loader;

import java.util.Optional;
import java.util.SplittableRandom;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.Mix;
import mobilenet.data.augment.SampleTransform;

/**
 * The views of one source of a mixture, in the order of its images.
 *
 * @param mixture that it is of
 * @param source its number
 */
record SourcePasses(Mixture mixture, int source) implements ViewOrder {

  /** Makes a view that nobody has recorded. */
  static View view(Mixture mixture, View.Place place) {
    Mixture.Source source = mixture.sources().get(place.source());
    SplittableRandom random =
        Seeds.random(mixture.seed(), Seeds.Use.VIEW, place.source(), place.pass(), place.slot());
    View own = View.of(place, new View.Part(source.images().get(place.slot()), random.nextLong()));
    SampleTransform transform = source.transform();
    Optional<Mix> mix =
        BatchMixer.draw(transform.augmentation().mixing(), transform.preprocessing(), random);
    int others = source.images().size() - 1;
    if (mix.isEmpty() || others == 0) {
      return own;
    }
    int drawn = Seeds.below(others, random);
    int partner = drawn < place.slot() ? drawn : drawn + 1;
    return own.mixedWith(new View.Part(source.images().get(partner), random.nextLong()), mix.get());
  }

  @Override
  public int size() {
    return mixture.sources().get(source).images().size();
  }

  @Override
  public InEpoch epoch(int number) {
    return new Pass(this, number);
  }

  @Override
  public SampleTransform transform(int number) {
    return mixture.transform(number);
  }

  @Override
  public boolean labelled(int number) {
    return mixture.labelled(number);
  }

  private record Pass(SourcePasses of, int number) implements InEpoch {
    @Override
    public int index(int position) {
      return of.mixture.sources().get(of.source).images().get(position);
    }

    @Override
    public Optional<View> view(int position) {
      return Optional.of(
          SourcePasses.view(of.mixture, new View.Place(of.source, position, number)));
    }
  }
}
