package mobilenet.train.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import mobilenet.data.ImageDataset;
import mobilenet.data.loader.Selection;

/** Which stored answer an image is taught with. */
public sealed interface AnswerPairing {

  /** Tells runs apart. */
  String words();

  /** Each image with what the teacher said of it. */
  record Own() implements AnswerPairing {
    @Override
    public String words() {
      return "";
    }
  }

  /**
   * Each image with what the teacher said of another one of its class: the control that tells
   * whether a student gains by what the teacher knows of an image, beyond what it knows of the
   * class. Every answer is used by one image, and a class with more than one image has none that
   * keeps its own.
   *
   * @param seed decides which
   */
  record ShuffledWithinClass(long seed) implements AnswerPairing {
    @Override
    public String words() {
      return ", shuffled within the class by seed " + seed;
    }

    /**
     * The slot whose answer each slot gets.
     *
     * @param slots image of each slot
     */
    int[] answers(ImageDataset images, Selection slots) {
      Map<Integer, List<Integer>> byClass = new TreeMap<>();
      for (int slot = 0; slot < slots.size(); slot++) {
        byClass
            .computeIfAbsent(images.get(slots.get(slot)).label(), label -> new ArrayList<>())
            .add(slot);
      }
      int[] answers = new int[slots.size()];
      SplittableRandom random = new SplittableRandom(seed);
      for (List<Integer> members : byClass.values()) {
        for (int i = members.size() - 1; i > 0; i--) {
          // Not nextInt(bound), which no document holds to the same numbers on every JDK.
          int j = (int) (((random.nextLong() >>> 32) * (i + 1)) >>> 32);
          members.set(i, members.set(j, members.get(i)));
        }
        for (int i = 0; i < members.size(); i++) {
          answers[members.get(i)] = members.get((i + 1) % members.size());
        }
      }
      return answers;
    }
  }
}
