package mobilenet.convert.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Text;

/**
 * A dictionary of tensors, somewhere in a file.
 *
 * @param path names that lead to it, with dots between; empty for the whole file
 * @param tensors by name
 * @param others how many of its entries are no tensors
 */
record StateDict(String path, Map<String, PickleValue> tensors, int others) {
  static StateDict of(String path, Dictionary dictionary) {
    Map<String, PickleValue> tensors = new LinkedHashMap<>();
    int others = 0;
    for (Dictionary.Entry entry : dictionary.entries()) {
      if (entry.key() instanceof Text name && TensorReader.isTensor(entry.value())) {
        tensors.put(name.value(), entry.value());
      } else {
        others++;
      }
    }
    return new StateDict(path, tensors, others);
  }

  /** How the place is called in messages. */
  String place() {
    return path.isEmpty() ? "top level" : "entry " + path;
  }
}
