package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Searches in one stage and searches in two, paired by their seeds.
 *
 * @param one those in one stage, in the order of their seeds
 * @param two those in two, in the same order
 */
record StagedPairs(List<StagedSearch> one, List<StagedSearch> two) {
  StagedPairs {
    one = List.copyOf(one);
    two = List.copyOf(two);
    PairedSeeds.require(
        "searches in one and in two stages",
        one.stream().map(StagedSearch::seed).toList(),
        two.stream().map(StagedSearch::seed).toList());
  }

  /** Those of the folders given, in any order. */
  static StagedPairs read(List<Path> folders) throws IOException {
    List<StagedSearch> one = new ArrayList<>();
    List<StagedSearch> two = new ArrayList<>();
    for (Path folder : folders) {
      StagedSearch search = StagedSearch.read(folder);
      (search.stages() == 1 ? one : two).add(search);
    }
    one.sort(Comparator.comparingLong(StagedSearch::seed));
    two.sort(Comparator.comparingLong(StagedSearch::seed));
    return new StagedPairs(one, two);
  }

  int count() {
    return one.size();
  }

  /** Those in one stage, then those in two. */
  List<StagedSearch> all() {
    List<StagedSearch> all = new ArrayList<>(one);
    all.addAll(two);
    return List.copyOf(all);
  }

  /** Images times multiply-accumulates of two stages over those of one, for each pair. */
  double[] work() {
    double[] work = new double[count()];
    for (int i = 0; i < work.length; i++) {
      work[i] = two.get(i).imageMacs() / one.get(i).imageMacs();
    }
    return work;
  }
}
