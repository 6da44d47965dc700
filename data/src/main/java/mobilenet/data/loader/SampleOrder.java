package mobilenet.data.loader;

/** In which order an epoch shows the images. */
public enum SampleOrder {
  /** Another order in each epoch, which follows from the seed and the epoch alone. */
  SHUFFLED {
    @Override
    Selection arrange(Selection selection, long seed, int epoch) {
      int[] indices = selection.stream().toArray();
      Seeds.shuffle(indices, Seeds.random(seed, Seeds.Use.ORDER, epoch));
      return Selection.of(indices);
    }
  },
  /** As selected, in every epoch. */
  AS_SELECTED {
    @Override
    Selection arrange(Selection selection, long seed, int epoch) {
      return selection;
    }
  };

  /**
   * The same images in the order of an epoch.
   *
   * @param epoch 0 or more
   */
  abstract Selection arrange(Selection selection, long seed, int epoch);
}
