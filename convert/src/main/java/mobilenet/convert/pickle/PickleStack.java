package mobilenet.convert.pickle;

import java.util.ArrayList;
import java.util.List;
import mobilenet.convert.source.ForeignFileException;

/** The values of the machine that a pickle is a program of, and the marks between them. */
final class PickleStack {
  private final PickleInput input;
  private final PickleLimits limits;
  private final List<PickleValue> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  PickleStack(PickleInput input, PickleLimits limits) {
    this.input = input;
    this.limits = limits;
  }

  void push(PickleValue value) throws ForeignFileException {
    if (values.size() >= limits.values()) {
      throw input.error("more than " + limits.values() + " values wait on the stack");
    }
    values.add(value);
  }

  void mark() throws ForeignFileException {
    if (marks.size() >= limits.values()) {
      throw input.error("more than " + limits.values() + " marks wait on the stack");
    }
    marks.add(values.size());
  }

  /** Takes the value on top, which must be above the last mark. */
  PickleValue pop() throws ForeignFileException {
    requireValue();
    return values.remove(values.size() - 1);
  }

  PickleValue top() throws ForeignFileException {
    requireValue();
    return values.get(values.size() - 1);
  }

  private void requireValue() throws ForeignFileException {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() <= floor) {
      throw input.error("expected a value on the stack, found none; the file is damaged");
    }
  }

  /** Takes the values above the last mark, and the mark. */
  List<PickleValue> popToMark() throws ForeignFileException {
    if (marks.isEmpty()) {
      throw input.error("expected a mark on the stack, found none; the file is damaged");
    }
    int floor = marks.remove(marks.size() - 1);
    List<PickleValue> above = values.subList(floor, values.size());
    List<PickleValue> taken = List.copyOf(above);
    above.clear();
    return taken;
  }

  int size() {
    return values.size();
  }

  /** Takes several values; the last of them was on top. */
  List<PickleValue> pop(int count) throws ForeignFileException {
    List<PickleValue> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(0, pop());
    }
    return taken;
  }
}
