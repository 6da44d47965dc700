package mobilenet.runtime.vector.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mobilenet.architecture.Activation;
import mobilenet.runtime.vector.GeneratedClasses;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Target;
import org.junit.jupiter.api.Test;

/** What the generator writes is what some machine and JDK can choose, and nothing else. */
class GeneratedTilesTest {

  @Test
  void everyTileIsChosenByATarget() throws Exception {
    Set<String> chosen = new TreeSet<>();
    for (Target target : TileSets.targets()) {
      Stream.of(TileSet.choose(target), TileSet.small(target))
          .flatMap(set -> set.columns().stream())
          .flatMap(column -> Stream.of(column.tall(), column.shorter()))
          .forEach(family -> add(family, target, chosen));
    }
    assertThat(chosen).hasSize(66);
    assertThat(GeneratedClasses.named(Tile.class, "(Dense)?Tile\\d.*"))
        .containsExactlyElementsOf(chosen);
  }

  /** With every epilogue that a layer can ask a tile for. */
  private static void add(TileFamily family, Target target, Set<String> chosen) {
    for (Activation activation : Activation.values()) {
      TileEpilogue rows = TileEpilogue.of(activation, target);
      TileEpilogue dense = TileEpilogue.forLongTiles(activation, target);
      chosen.add(family.rows(rows).getClass().getSimpleName());
      chosen.add(family.dense(dense).getClass().getSimpleName());
    }
  }
}
