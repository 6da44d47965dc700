package mobilenet.data.loader;

import java.io.IOException;
import java.util.Optional;
import mobilenet.data.augment.SampleTransform;

/**
 * Each image once an epoch.
 *
 * @param transform of all of them
 * @param selection which images
 * @param order in which
 * @param seed of the order, and of what the images show
 * @param replay of views that were recorded; empty for views of its own
 */
record OneSource(
    SampleTransform transform,
    Selection selection,
    SampleOrder order,
    long seed,
    Optional<Replay> replay)
    implements ViewOrder {

  @Override
  public int size() {
    return selection.size();
  }

  @Override
  public InEpoch epoch(int number) {
    return new Arranged(this, order.arrange(selection, seed, number), number);
  }

  @Override
  public SampleTransform transform(int source) {
    return transform;
  }

  @Override
  public boolean labelled(int source) {
    return true;
  }

  private record Arranged(OneSource source, Selection order, int number) implements InEpoch {
    @Override
    public int index(int position) {
      return order.get(position);
    }

    @Override
    public Optional<View> view(int position) throws IOException {
      int index = order.get(position);
      View.Place place = new View.Place(0, index, number);
      if (source.replay.isPresent()) {
        return source.replay.get().view(place);
      }
      long seed = Seeds.seed(source.seed, Seeds.Use.SAMPLE, number, position);
      return Optional.of(View.of(place, new View.Part(index, seed)));
    }
  }
}
