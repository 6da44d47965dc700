package mobilenet.train.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
   * keeps its own. Images that some pass of the store lacks, as they could not be read, are no part
   * of that.
   *
   * @param seed decides which
   */
  record ShuffledWithinClass(long seed) implements AnswerPairing {
    @Override
    public String words() {
      return ", shuffled within the class by seed " + seed;
    }

    /**
     * The slot whose answer each slot gets; its own where there is none.
     *
     * @param slots image of each slot
     * @param answered slots of which there are answers in every pass
     */
    int[] answers(ImageDataset images, Selection slots, IntPredicate answered) {
      int[] answers = IntStream.range(0, slots.size()).toArray();
      Map<Integer, List<Integer>> byClass = new TreeMap<>();
      for (int slot : Arrays.stream(answers).filter(answered).toArray()) {
        byClass
            .computeIfAbsent(images.get(slots.get(slot)).label(), label -> new ArrayList<>())
            .add(slot);
      }
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
