package mobilenet.convert.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import mobilenet.convert.pickle.PickleValue.Call;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Persistent;
import mobilenet.convert.pickle.PickleValue.Sequence;

/** Lists what is inside of a value, however deep, each thing once, in the file's order. */
public final class PickleWalk {
  private PickleWalk() {}

  /** All values below and including one; shared ones and circles do no harm. */
  public static List<PickleValue> all(PickleValue root) {
    List<PickleValue> all = new ArrayList<>();
    Set<PickleValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<PickleValue> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      PickleValue value = open.pop();
      if (seen.add(value)) {
        all.add(value);
        List<PickleValue> children = children(value);
        for (int i = children.size() - 1; i >= 0; i--) {
          open.push(children.get(i));
        }
      }
    }
    return all;
  }

  private static List<PickleValue> children(PickleValue value) {
    if (value instanceof Sequence sequence) {
      return sequence.items();
    }
    if (value instanceof Persistent persistent) {
      return List.of(persistent.id());
    }
    List<PickleValue> children = new ArrayList<>();
    if (value instanceof Call call) {
      children.addAll(call.arguments());
      call.state().ifPresent(children::add);
    } else if (value instanceof Dictionary dictionary) {
      for (Dictionary.Entry entry : dictionary.entries()) {
        children.add(entry.key());
        children.add(entry.value());
      }
    }
    return children;
  }
}
