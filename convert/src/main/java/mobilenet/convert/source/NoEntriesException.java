package mobilenet.convert.source;

import java.io.IOException;

/** An entry was asked for of a file that holds one network and names none. */
public final class NoEntriesException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * The error.
   *
   * @param origin the file's name
   * @param kind of files that it is one of
   * @param entry what was asked for
   */
  public NoEntriesException(String origin, String kind, String entry) {
    super(
        origin
            + ": "
            + kind
            + " holds one network, given the entry \""
            + entry
            + "\"; leave it out");
  }
}
