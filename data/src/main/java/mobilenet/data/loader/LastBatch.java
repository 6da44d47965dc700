package mobilenet.data.loader;

/** What becomes of the images at the end of an epoch that do not fill a batch. */
public enum LastBatch {
  /** They are a smaller batch: every image is seen in every epoch. */
  KEEP,
  /** They are left out of this epoch: every batch has the same size. */
  DROP
}
