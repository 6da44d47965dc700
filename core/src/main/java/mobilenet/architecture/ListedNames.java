package mobilenet.architecture;

import java.util.List;

/** Lists of names in messages; a long list is cut, and says how many are left out. */
public final class ListedNames {
  private ListedNames() {}

  /** The first names, separated by commas, and how many more there are: {@code a, b and 3 more}. */
  public static String first(List<String> names, int most) {
    return String.join(", ", names.subList(0, Math.min(most, names.size())))
        + rest(names.size(), most);
  }

  /** Continues a list of which {@code most} were shown: {@code and 3 more}, or nothing. */
  public static String rest(int all, int most) {
    return all > most ? " and " + (all - most) + " more" : "";
  }
}
