package mobilenet.search.controller;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import mobilenet.json.JsonException;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.SpaceStructure;
import mobilenet.search.space.SpaceTexts;

/** A space for tests, and logits on it. */
final class Spaces {
  private Spaces() {}

  /** With impossible blocks, optional rows that are alike, and choices that no row may use. */
  static SearchSpace crooked() throws JsonException {
    return SpaceTexts.space(
        "\"w\": [16, 32], \"e\": [2, 3], \"x\": [16, 48]",
        "uir_r1_a{0,3,5}_k{0,3}_s2_e$e_c$w | uir_r{1,2}_a0_k3_s1_e2_c$w?"
            + " | uir_r1_a0_k3_s1_e2_c$w?",
        "cn_r1_k1_s1_c{16,32} | cn_r1_k1_s1_c$x? | uir_r1_a0_k{0,3}_s1_e$e_c32?");
  }

  static Logits random(SearchSpace space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Logits logits = Logits.zeros(space.decisions());
    logits.update((d, o, zero) -> 3 * random.nextDouble() - 1.5);
    return logits;
  }

  static Policy policy(SearchSpace space, Logits logits) {
    return new Policy(space, new Factors(space), logits);
  }

  /** Every network as it may be drawn: all combinations, with 0 for what is inactive. */
  static List<Genotype> drawable(SearchSpace space) {
    SpaceStructure structure = space.structure();
    List<Genotype> all = new ArrayList<>();
    int[] genes = new int[space.decisions().size()];
    int position = 0;
    while (position >= 0) {
      Genotype network = new Genotype(Arrays.stream(genes).boxed().toList());
      boolean written = true;
      for (int d = 0; d < genes.length; d++) {
        written &= genes[d] == 0 || structure.active(network).contains(d);
      }
      if (written && structure.has(network)) {
        all.add(network);
      }
      position = genes.length - 1;
      while (position >= 0
          && ++genes[position] == space.decisions().get(position).options().size()) {
        genes[position--] = 0;
      }
    }
    return all;
  }
}
