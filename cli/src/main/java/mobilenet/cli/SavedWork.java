package mobilenet.cli;

/** What a command says that ends early and has saved all that it has done. */
public final class SavedWork {
  /** The end of a sentence that says why. */
  public static final String GOES_ON = "; what is done is saved, and the same command goes on";

  /** After Ctrl-C. */
  public static final String INTERRUPTED = "interrupted" + GOES_ON;

  private SavedWork() {}
}
