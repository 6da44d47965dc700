package mobilenet.search.netadapt;

import java.util.OptionalDouble;

/** The networks that differ from one network in the widths of its groups of channels. */
public interface WidthSpace {

  /** The widths of the network itself; groups that shall keep theirs are not among them. */
  Widths widest();

  /**
   * What a network costs, such as milliseconds of an image: the same whenever it is asked.
   *
   * @return empty if there is no network of these widths
   */
  OptionalDouble cost(Widths widths);

  /**
   * Tells networks apart, across processes; see {@link mobilenet.document.ArchitectureDocument}.
   */
  String hash(Widths widths);
}
