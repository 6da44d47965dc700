package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Super-networks of a whole space and of its coarse stage, paired by their seeds.
 *
 * @param whole those of the space that one stage searches, in the order of their seeds
 * @param coarse those of the coarse space, in the same order
 */
record SupernetPairs(List<RankedSupernet> whole, List<RankedSupernet> coarse) {
  SupernetPairs {
    whole = List.copyOf(whole);
    coarse = List.copyOf(coarse);
    PairedSeeds.require(
        "super-networks of the whole and of the coarse space",
        whole.stream().map(RankedSupernet::seed).toList(),
        coarse.stream().map(RankedSupernet::seed).toList());
    if (spaces(whole) != 1 || spaces(coarse) != 1 || whole.get(0).isOfSpace(coarse.get(0))) {
      throw new IllegalArgumentException(
          "expected super-networks of two spaces, the whole one first; the folders given mix them");
    }
  }

  /** Those of the folders given, in any order. */
  static SupernetPairs read(List<Path> whole, List<Path> coarse) throws IOException {
    return new SupernetPairs(sorted(whole), sorted(coarse));
  }

  private static List<RankedSupernet> sorted(List<Path> folders) throws IOException {
    List<RankedSupernet> read = new ArrayList<>();
    for (Path folder : folders) {
      read.add(RankedSupernet.read(folder));
    }
    read.sort(Comparator.comparingLong(RankedSupernet::seed));
    return read;
  }

  private static long spaces(List<RankedSupernet> supernets) {
    return supernets.stream().map(RankedSupernet::spaceHash).distinct().count();
  }

  int count() {
    return whole.size();
  }
}
