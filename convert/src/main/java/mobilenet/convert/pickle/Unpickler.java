package mobilenet.convert.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mobilenet.convert.pickle.PickleValue.Bool;
import mobilenet.convert.pickle.PickleValue.Bytes;
import mobilenet.convert.pickle.PickleValue.Call;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Global;
import mobilenet.convert.pickle.PickleValue.Int;
import mobilenet.convert.pickle.PickleValue.None;
import mobilenet.convert.pickle.PickleValue.Persistent;
import mobilenet.convert.pickle.PickleValue.Real;
import mobilenet.convert.pickle.PickleValue.Sequence;
import mobilenet.convert.pickle.PickleValue.Text;
import mobilenet.convert.source.ForeignFileException;

/**
 * Reads pickles of protocol 2 to 5. In Python a pickle is a program that may call anything; here,
 * the names of functions and classes stay names, a name that is not allowed ends the reading, and a
 * call is only written down.
 */
public final class Unpickler {
  private static final int NEWEST_PROTOCOL = 5;
  private static final Global ORDERED_DICT = new Global("collections", "OrderedDict");

  private final PickleInput input;
  private final PickleLimits limits;
  private final Predicate<Global> allowed;
  private final PickleStack stack;
  private final Map<Long, PickleValue> memo = new HashMap<>();
  private long spent;

  private Unpickler(PickleInput input, PickleLimits limits, Predicate<Global> allowed) {
    this.input = input;
    this.limits = limits;
    this.allowed = allowed;
    this.stack = new PickleStack(input, limits);
  }

  /**
   * Reads one pickle, and leaves the buffer behind it.
   *
   * @param origin of the file, for messages
   * @param allowed which functions and classes may be named
   * @throws ForeignFileException if the pickle is damaged, needs what is not allowed, or goes
   *     beyond the limits
   */
  public static PickleValue read(
      ByteBuffer bytes, String origin, PickleLimits limits, Predicate<Global> allowed)
      throws ForeignFileException {
    return new Unpickler(new PickleInput(bytes, origin), limits, allowed).run();
  }

  private PickleValue run() throws ForeignFileException {
    int code = next();
    while (code != '.') {
      if (!number(code) && !text(code) && !container(code) && !memory(code) && !object(code)) {
        throw input.error(
            "found the instruction 0x"
                + Integer.toHexString(code)
                + ", which is none of pickle's protocols 2 to 5 that files of weights need; save"
                + " the file again with a newer PyTorch");
      }
      code = next();
    }
    return result();
  }

  private int next() throws ForeignFileException {
    spend(1);
    return input.u1();
  }

  /** A value that is remembered can be the argument of every call: each time, it costs its size. */
  private void spend(int steps) throws ForeignFileException {
    spent += steps;
    if (spent > limits.instructions()) {
      throw input.error(
          "more than " + limits.instructions() + " instructions and arguments of calls");
    }
  }

  private PickleValue result() throws ForeignFileException {
    PickleValue value = stack.pop();
    if (stack.size() > 0) {
      throw input.error("expected one value at the end, found more; the file is damaged");
    }
    return value;
  }

  private boolean number(int code) throws ForeignFileException {
    switch (code) {
      case 'N' -> stack.push(None.NONE);
      case 0x88 -> stack.push(new Bool(true));
      case 0x89 -> stack.push(new Bool(false));
      case 'K' -> stack.push(Int.of(input.u1()));
      case 'M' -> stack.push(Int.of(input.u2()));
      case 'J' -> stack.push(Int.of(input.i4()));
      case 0x8a -> stack.push(integer(input.u1()));
      case 0x8b -> stack.push(integer(input.i4()));
      case 'G' -> stack.push(new Real(input.real()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Int integer(int bytes) throws ForeignFileException {
    if (bytes < 0 || bytes > limits.integerBytes()) {
      throw input.error("expected an integer of at most " + limits.integerBytes() + " bytes");
    }
    return new Int(input.integer(bytes));
  }

  private boolean text(int code) throws ForeignFileException {
    switch (code) {
      case 'X' -> stack.push(utf8(input.u4()));
      case 0x8c -> stack.push(utf8(input.u1()));
      case 0x8d -> stack.push(utf8(input.i8()));
      case 'T' -> stack.push(new Text(input.text(input.i4(), StandardCharsets.ISO_8859_1)));
      case 'U' -> stack.push(new Text(input.text(input.u1(), StandardCharsets.ISO_8859_1)));
      case 'B' -> stack.push(bytes(input.u4()));
      case 'C' -> stack.push(bytes(input.u1()));
      case 0x8e -> stack.push(bytes(input.i8()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Text utf8(long count) throws ForeignFileException {
    return new Text(input.text(count, StandardCharsets.UTF_8));
  }

  private Bytes bytes(long count) throws ForeignFileException {
    input.skip(count);
    return new Bytes((int) count);
  }

  private boolean container(int code) throws ForeignFileException {
    switch (code) {
      case ')' -> stack.push(new Sequence(List.of(), false));
      case 0x85 -> stack.push(new Sequence(stack.pop(1), false));
      case 0x86 -> stack.push(new Sequence(stack.pop(2), false));
      case 0x87 -> stack.push(new Sequence(stack.pop(3), false));
      case 't', 0x91 -> stack.push(new Sequence(stack.popToMark(), false));
      case ']', 0x8f -> stack.push(new Sequence(List.of(), true));
      case 'l' -> stack.push(new Sequence(stack.popToMark(), true));
      case '}' -> stack.push(new Dictionary());
      case 'd' -> {
        List<PickleValue> pairs = stack.popToMark();
        stack.push(new Dictionary());
        set(pairs);
      }
      case 'a' -> append(stack.pop(1));
      case 'e', 0x90 -> append(stack.popToMark());
      case 's' -> set(stack.pop(2));
      case 'u' -> set(stack.popToMark());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void append(List<PickleValue> items) throws ForeignFileException {
    if (!(stack.top() instanceof Sequence sequence) || !sequence.isGrowing()) {
      throw input.error("expected a list to add to, found something else; the file is damaged");
    }
    items.forEach(sequence::add);
  }

  private void set(List<PickleValue> pairs) throws ForeignFileException {
    if (!(stack.top() instanceof Dictionary dictionary) || pairs.size() % 2 != 0) {
      throw input.error("expected a dictionary and pairs to set in it; the file is damaged");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      dictionary.put(pairs.get(i), pairs.get(i + 1));
    }
  }

  private boolean memory(int code) throws ForeignFileException {
    switch (code) {
      case '(' -> stack.mark();
      case '0' -> stack.pop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.top());
      case 'q' -> remember(input.u1());
      case 'r' -> remember(input.u4());
      case 0x94 -> remember(memo.size());
      case 'h' -> stack.push(recall(input.u1()));
      case 'j' -> stack.push(recall(input.u4()));
      case 0x80 -> protocol(input.u1());
      // A frame's length helps those who read from a stream.
      case 0x95 -> input.i8();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void protocol(int version) throws ForeignFileException {
    if (version > NEWEST_PROTOCOL) {
      throw input.error(
          "expected protocol 2 to " + NEWEST_PROTOCOL + " of pickle, found " + version);
    }
  }

  private void remember(long index) throws ForeignFileException {
    if (memo.size() >= limits.values()) {
      throw input.error("more than " + limits.values() + " values in the memo");
    }
    memo.put(index, stack.top());
  }

  private PickleValue recall(long index) throws ForeignFileException {
    return Optional.ofNullable(memo.get(index))
        .orElseThrow(
            () -> input.error("nothing was remembered as number " + index + "; it is damaged"));
  }

  private boolean object(int code) throws ForeignFileException {
    switch (code) {
      case 'c' -> stack.push(global(input.line(limits.nameBytes()), nameLine()));
      case 0x93 -> {
        List<PickleValue> names = stack.pop(2);
        if (!(names.get(0) instanceof Text module) || !(names.get(1) instanceof Text name)) {
          throw input.error("expected the name of a function; the file is damaged");
        }
        stack.push(global(module.value(), name.value()));
      }
      case 'R', 0x81 -> {
        List<PickleValue> parts = stack.pop(2);
        stack.push(call(parts.get(0), parts.get(1)));
      }
      case 0x92 -> {
        List<PickleValue> parts = stack.pop(3);
        stack.push(call(parts.get(0), parts.get(1)));
      }
      case 'b' -> {
        PickleValue state = stack.pop();
        if (stack.top() instanceof Call call) {
          call.build(state);
        } else if (!(stack.top() instanceof Dictionary)) {
          // Attributes of an OrderedDict, such as the versions of PyTorch's modules, are dropped.
          throw input.error("expected an object to set attributes of; the file is damaged");
        }
      }
      case 'Q' -> stack.push(new Persistent(stack.pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String nameLine() throws ForeignFileException {
    return input.line(limits.nameBytes());
  }

  private Global global(String module, String name) throws ForeignFileException {
    Global global = new Global(module, name);
    if (global.text().length() > 2 * limits.nameBytes()) {
      throw input.error("expected a name of at most " + limits.nameBytes() + " bytes, found more");
    }
    if (!allowed.test(global)) {
      throw input.error(
          "asks for Python's "
              + global.text()
              + ", and only tensors, dictionaries and numbers are read here (nothing of the file"
              + " was run); if it is a whole model that you trust, open it in Python and save"
              + " model.state_dict() alone");
    }
    return global;
  }

  private PickleValue call(PickleValue function, PickleValue arguments)
      throws ForeignFileException {
    if (!(function instanceof Global global) || !(arguments instanceof Sequence sequence)) {
      throw input.error("expected a function and its arguments; the file is damaged");
    }
    spend(sequence.items().size());
    if (!global.equals(ORDERED_DICT)) {
      return new Call(global, sequence.items());
    }
    return orderedDictionary(sequence.items());
  }

  /** Python 2 gives the entries as an argument, a list of pairs; Python 3 sets them later. */
  private Dictionary orderedDictionary(List<PickleValue> arguments) throws ForeignFileException {
    Dictionary dictionary = new Dictionary();
    if (arguments.isEmpty()) {
      return dictionary;
    }
    if (arguments.size() != 1 || !(arguments.get(0) instanceof Sequence pairs)) {
      throw input.error("expected an OrderedDict of a list of pairs; the file is damaged");
    }
    spend(pairs.items().size());
    for (PickleValue item : pairs.items()) {
      if (!(item instanceof Sequence pair) || pair.items().size() != 2) {
        throw input.error("expected a pair in an OrderedDict; the file is damaged");
      }
      dictionary.put(pair.items().get(0), pair.items().get(1));
    }
    return dictionary;
  }
}
