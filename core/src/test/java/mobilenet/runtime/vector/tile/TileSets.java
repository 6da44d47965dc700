package mobilenet.runtime.vector.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobilenet.runtime.vector.machine.CompilerVersion;
import mobilenet.runtime.vector.machine.Target;

/** What machines and compilers there are for, and the sets of tiles that they get. */
public final class TileSets {
  /** Releases on both sides of every border that {@link CompilerVersion} knows. */
  private static final List<Integer> JDKS = List.of(17, 20, 21, 25, 26);

  private TileSets() {}

  /** Every vector width, JDK and way of running loops. */
  public static List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int bits : List.of(128, 256, 512)) {
      for (int jdk : JDKS) {
        for (boolean stripMining : List.of(false, true)) {
          targets.add(new Target(bits, new CompilerVersion(jdk).isLater(), stripMining));
        }
      }
    }
    return targets.stream().distinct().toList();
  }

  /** The tiles expected to be the fastest for each target, and those that replace them. */
  public static Stream<TileSet> all() {
    return sets(targets());
  }

  /**
   * Those of them that layers can use here: tiles for JDK 17 alone have no hard-swish, and layers
   * ask for none on JDK 17.
   */
  public static Stream<TileSet> usable() {
    boolean later = Target.HERE.laterCompiler();
    return sets(targets().stream().filter(t -> t.laterCompiler() || !later).toList());
  }

  private static Stream<TileSet> sets(List<Target> targets) {
    return targets.stream()
        .flatMap(target -> Stream.of(TileSet.choose(target), TileSet.small(target)))
        .distinct();
  }
}
