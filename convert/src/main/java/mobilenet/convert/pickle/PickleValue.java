package mobilenet.convert.pickle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a pickle holds. Values may be shared and may contain themselves: whoever walks them must
 * remember where it has been.
 */
public sealed interface PickleValue {
  /** Python's {@code None}. */
  enum None implements PickleValue {
    /** The only one. */
    NONE
  }

  /** A truth value. */
  record Bool(boolean value) implements PickleValue {}

  /** An integer of any size. */
  record Int(BigInteger value) implements PickleValue {
    static Int of(long value) {
      return new Int(BigInteger.valueOf(value));
    }
  }

  /** A floating-point number. */
  record Real(double value) implements PickleValue {}

  /** A text; Python 2's byte strings are taken for Latin-1. */
  record Text(String value) implements PickleValue {}

  /** Bytes; nothing that is read here needs their values. */
  record Bytes(int length) implements PickleValue {}

  /** A tuple, list or set. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items;
    private final boolean growing;

    Sequence(List<PickleValue> items, boolean growing) {
      this.items = new ArrayList<>(items);
      this.growing = growing;
    }

    /** Its elements, in the file's order. */
    public List<PickleValue> items() {
      return Collections.unmodifiableList(items);
    }

    /** Whether elements may be added: a list or set, not a tuple. */
    boolean isGrowing() {
      return growing;
    }

    void add(PickleValue item) {
      items.add(item);
    }
  }

  /** A dictionary, as the entries that were set one after the other. */
  final class Dictionary implements PickleValue {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * An entry; where a key comes twice, the last one counts.
     *
     * @param key of any type
     * @param value of any type
     */
    public record Entry(PickleValue key, PickleValue value) {}

    void put(PickleValue key, PickleValue value) {
      entries.add(new Entry(key, value));
    }

    /** All of them, in the file's order. */
    public List<Entry> entries() {
      return Collections.unmodifiableList(entries);
    }
  }

  /**
   * A function or class, by name. It is never looked up.
   *
   * @param module such as {@code torch._utils}
   * @param name such as {@code _rebuild_tensor_v2}
   */
  record Global(String module, String name) implements PickleValue {
    /** {@code torch._utils._rebuild_tensor_v2}. */
    public String text() {
      return module + "." + name;
    }
  }

  /** A call that the file asks for: written down here, and never made. */
  final class Call implements PickleValue {
    private final Global function;
    private final List<PickleValue> arguments;
    private Optional<PickleValue> state = Optional.empty();

    Call(Global function, List<PickleValue> arguments) {
      this.function = function;
      this.arguments = List.copyOf(arguments);
    }

    /** What would be called. */
    public Global function() {
      return function;
    }

    /** With what. */
    public List<PickleValue> arguments() {
      return arguments;
    }

    /** What the file would set on the result, if anything. */
    public Optional<PickleValue> state() {
      return state;
    }

    void build(PickleValue given) {
      state = Optional.of(given);
    }
  }

  /**
   * An object that is stored outside of the pickle.
   *
   * @param id says which, to whoever wrote it
   */
  record Persistent(PickleValue id) implements PickleValue {}
}
