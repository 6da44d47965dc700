package mobilenet.convert.torch;

import java.util.Optional;
import mobilenet.convert.pickle.PickleValue.Global;
import mobilenet.convert.pickle.PickleValue.Int;
import mobilenet.convert.pickle.PickleValue.None;
import mobilenet.convert.pickle.PickleValue.Persistent;
import mobilenet.convert.pickle.PickleValue.Sequence;
import mobilenet.convert.pickle.PickleValue.Text;

/**
 * What a pickle says of a storage: {@code ("storage", torch.FloatStorage, "0", "cpu", 864)}.
 *
 * @param type of its elements
 * @param key under which the file keeps it
 * @param elements how many it has
 */
record StorageId(StorageType type, String key, long elements) {
  private static final Text KIND = new Text("storage");

  /** Such a tuple; empty if it is none, or has a type or size that no storage has. */
  static Optional<StorageId> of(Persistent stored) {
    if (!(stored.id() instanceof Sequence id)
        || id.items().size() < 5
        || !id.items().get(0).equals(KIND)
        || !(id.items().get(1) instanceof Global type)
        || !(id.items().get(2) instanceof Text key)
        || !(id.items().get(4) instanceof Int elements)) {
      return Optional.empty();
    }
    // PyTorch before 0.4 described a part of another storage here.
    boolean whole = id.items().size() == 5 || id.items().get(5) == None.NONE;
    boolean possible = elements.value().signum() >= 0 && elements.value().bitLength() < 32;
    return whole && possible
        ? StorageType.ofClass(type)
            .map(known -> new StorageId(known, key.value(), elements.value().longValueExact()))
        : Optional.empty();
  }

  /** Size in bytes. */
  long bytes() {
    return elements * type.bytes();
  }
}
