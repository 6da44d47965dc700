package mobilenet.data.loader;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An epoch of several sources. */
final class MixedEpoch implements ViewOrder.InEpoch {
  private final Mixture mixture;
  private final View.Place[] places;

  MixedEpoch(Mixture mixture, int number) {
    this.mixture = mixture;
    int[] sources = new int[mixture.size()];
    List<Integer> quotas = mixture.quotas();
    int filled = 0;
    for (int source = 0; source < quotas.size(); source++) {
      for (int i = 0; i < quotas.get(source); i++) {
        sources[filled++] = source;
      }
    }
    Seeds.shuffle(sources, Seeds.random(mixture.seed(), Seeds.Use.SOURCE, number));
    this.places = new View.Place[sources.length];
    for (int source = 0; source < quotas.size(); source++) {
      place(source, (long) number * quotas.get(source), sources);
    }
  }

  /**
   * Gives the places of a source their images.
   *
   * @param first views of the source in the epochs before
   */
  private void place(int source, long first, int[] sources) {
    int images = mixture.sources().get(source).images().size();
    long next = first;
    int pass = -1;
    int[] slots = new int[images];
    for (int position = 0; position < sources.length; position++) {
      if (sources[position] == source) {
        int now = Math.toIntExact(next / images);
        if (now != pass) {
          pass = now;
          slots = slots(source, pass, images);
        }
        places[position] = new View.Place(source, slots[(int) (next++ % images)], pass);
      }
    }
  }

  private int[] slots(int source, int pass, int images) {
    int[] slots = Selection.all(images).stream().toArray();
    Seeds.shuffle(slots, Seeds.random(mixture.seed(), Seeds.Use.PASS, source, pass));
    return slots;
  }

  @Override
  public int index(int position) {
    View.Place place = places[position];
    return mixture.sources().get(place.source()).images().get(place.slot());
  }

  @Override
  public Optional<View> view(int position) throws IOException {
    View.Place place = places[position];
    return mixture.replay().isPresent()
        ? mixture.replay().get().view(place)
        : Optional.of(SourcePasses.view(mixture, place));
  }
}
