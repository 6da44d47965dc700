package mobilenet.data.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;

/** A batch that several threads fill, each its own slots. */
final class PendingBatch {

  /** Fills one slot. */
  @FunctionalInterface
  interface Filler {
    /**
     * Prepares one image and reports it by {@link PendingBatch#accept} or {@link
     * PendingBatch#reject}.
     */
    void fill(PendingBatch batch, int slot);
  }

  private final float[] images;
  private final int[] labels;
  private final View[] views;
  private final int sampleLength;
  private final NavigableMap<Integer, String> failed = new ConcurrentSkipListMap<>();

  /**
   * An empty batch.
   *
   * @param images of {@code size} slots, with anything in them
   */
  PendingBatch(int size, float[] images) {
    this.images = images;
    this.labels = new int[size];
    this.views = new View[size];
    this.sampleLength = images.length / size;
  }

  /**
   * Has all slots filled on other threads.
   *
   * @param parts tasks to divide the slots into, at least 1
   * @return completes when no thread works on this batch any more; exceptionally, if a filler threw
   */
  CompletableFuture<Void> fill(Filler filler, Executor executor, int parts) {
    List<CompletableFuture<Void>> tasks = new ArrayList<>();
    int size = labels.length;
    int step = Math.max(1, size / parts);
    for (int from = 0; from < size; from += step) {
      int first = from;
      int end = Math.min(size, from + step);
      tasks.add(CompletableFuture.runAsync(() -> fill(filler, first, end), executor));
    }
    return CompletableFuture.allOf(tasks.toArray(CompletableFuture<?>[]::new));
  }

  private void fill(Filler filler, int from, int end) {
    for (int slot = from; slot < end; slot++) {
      filler.fill(this, slot);
    }
  }

  float[] images() {
    return images;
  }

  int offset(int slot) {
    return slot * sampleLength;
  }

  /** The input of a slot is written. */
  void accept(int slot, int label, View view) {
    labels[slot] = label;
    views[slot] = view;
  }

  /** The image of a slot cannot be read. */
  void reject(int slot, String reason) {
    failed.put(slot, reason);
  }

  /** The batch without rejected slots, once all are filled. Called once. */
  Batch finish() {
    if (failed.isEmpty()) {
      return new Batch(images, labels, List.of(views), List.of());
    }
    int kept = 0;
    for (int slot = 0; slot < labels.length; slot++) {
      if (!failed.containsKey(slot)) {
        System.arraycopy(images, offset(slot), images, offset(kept), sampleLength);
        views[kept] = views[slot];
        labels[kept++] = labels[slot];
      }
    }
    return new Batch(
        Arrays.copyOf(images, offset(kept)),
        Arrays.copyOf(labels, kept),
        List.of(Arrays.copyOf(views, kept)),
        List.copyOf(failed.values()));
  }
}
