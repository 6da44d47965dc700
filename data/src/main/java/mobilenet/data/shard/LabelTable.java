package mobilenet.data.shard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mobilenet.data.ClassNamesFile;
import mobilenet.data.DatasetException;
import mobilenet.data.NaturalOrder;

/**
 * The different labels of a data set as its files have them, numbers or names. Which they are is
 * only known when all are: names such as "7" and "cat" may be together.
 */
final class LabelTable {
  /** More classes than any data set has; a larger number is no label. */
  private static final int MOST_CLASSES = 1_000_000;

  private static final String WAY_OUT =
      "; without names, the labels of all splits number the classes: name them in classes.txt, or"
          + " move this split away";

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<Label> labels = new ArrayList<>();
  private Origin origin = Origin.SPLIT;

  /** Why a label is read. */
  private enum Origin {
    /** It is of the split that is opened. */
    SPLIT,
    /** It numbers the classes. */
    OTHER_SPLIT
  }

  /** A label and the first place that has it. */
  private record Label(String text, String place, Origin origin) {}

  /** Files with labels. */
  @FunctionalInterface
  interface Labels {
    /** Adds them. */
    void read() throws DatasetException;
  }

  /**
   * What the labels mean.
   *
   * @param classNames names of the classes
   * @param classes class of each number that {@link LabelTable#add} gave
   */
  record Classes(List<String> classNames, List<Integer> classes) {}

  /**
   * Takes note of a label.
   *
   * @param place file and member, for messages
   * @return the same number for the same label, from 0 on
   */
  int add(String text, String place) {
    return ids.computeIfAbsent(
        text,
        t -> {
          labels.add(new Label(t, place, origin));
          return labels.size() - 1;
        });
  }

  /**
   * Takes note of the labels of other splits: else a class that is missing in one split would shift
   * the labels after it.
   *
   * @throws DatasetException if they cannot be read; the message says why they are
   */
  void addOtherSplits(Labels others) throws DatasetException {
    origin = Origin.OTHER_SPLIT;
    try {
      others.read();
    } catch (DatasetException e) {
      throw new DatasetException(e.getMessage() + WAY_OUT, e);
    }
  }

  /**
   * Gives the labels their meaning. With names, a label is a number from 0 on or one of the names.
   * Without, numbers are classes, named by their number; and if any is no number, the classes are
   * the labels in natural order.
   *
   * @throws DatasetException for a label that is none of these; the message names the place
   */
  Classes resolve(Optional<ClassNamesFile> names) throws DatasetException {
    if (names.isPresent()) {
      return named(names.get());
    }
    return labels.stream().allMatch(label -> isNumber(label.text())) ? numbered() : sorted();
  }

  private Classes named(ClassNamesFile names) throws DatasetException {
    int most = names.names().size() - 1;
    List<Integer> classes = new ArrayList<>();
    for (Label label : labels) {
      int named = names.names().indexOf(label.text());
      classes.add(
          named < 0 || isNumber(label.text())
              ? number(label, most, "to " + most + " or a name of " + names.source())
              : named);
    }
    return new Classes(names.names(), List.copyOf(classes));
  }

  private Classes numbered() throws DatasetException {
    List<Integer> classes = new ArrayList<>();
    for (Label label : labels) {
      classes.add(number(label, MOST_CLASSES - 1, "to " + (MOST_CLASSES - 1)));
    }
    int most = classes.stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Classes(
        IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList(), List.copyOf(classes));
  }

  private Classes sorted() {
    TreeSet<String> names = new TreeSet<>(NaturalOrder.OF_NAMES);
    labels.forEach(label -> names.add(label.text()));
    Map<String, Integer> classes = new HashMap<>();
    names.forEach(name -> classes.put(name, classes.size()));
    return new Classes(
        List.copyOf(names),
        labels.stream().map(l -> Objects.requireNonNull(classes.get(l.text()))).toList());
  }

  private static boolean isNumber(String text) {
    return text.matches("[+-]?\\d+");
  }

  private static int number(Label label, int most, String expected) throws DatasetException {
    try {
      int number = Integer.parseInt(label.text());
      if (number >= 0 && number <= most) {
        return number;
      }
      throw outside(label, expected, Optional.empty());
    } catch (NumberFormatException e) {
      throw outside(label, expected, Optional.of(e));
    }
  }

  private static DatasetException outside(
      Label label, String expected, Optional<NumberFormatException> cause) {
    DatasetException exception =
        new DatasetException(
            label.place()
                + " has the label \""
                + label.text()
                + "\"; expected a number of 0 "
                + expected
                + (label.text().equals("-1")
                    ? "; −1 often marks a test split without labels, which cannot be measured"
                    : "")
                + (label.origin() == Origin.OTHER_SPLIT ? WAY_OUT : ""));
    cause.ifPresent(exception::initCause);
    return exception;
  }
}
