package mobilenet.convert.torch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import mobilenet.convert.pickle.PickleLimits;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.pickle.PickleValue.Bool;
import mobilenet.convert.pickle.PickleValue.Dictionary;
import mobilenet.convert.pickle.PickleValue.Int;
import mobilenet.convert.pickle.PickleValue.Persistent;
import mobilenet.convert.pickle.PickleValue.Sequence;
import mobilenet.convert.pickle.PickleValue.Text;
import mobilenet.convert.pickle.PickleWalk;
import mobilenet.convert.pickle.Unpickler;
import mobilenet.convert.source.ForeignFileException;

/**
 * What torch.save wrote before PyTorch 1.6, and writes without its zip format: pickles of a magic
 * number, a version, the machine, the object and the names of its storages; then the storages, each
 * after its number of elements.
 */
final class TorchLegacy {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final BigInteger VERSION = BigInteger.valueOf(1001);

  private TorchLegacy() {}

  static TorchContent read(ByteBuffer archive, String origin) throws ForeignFileException {
    ByteBuffer file = archive.slice().asReadOnlyBuffer();
    if (!next(file, origin).equals(new Int(MAGIC))
        || !next(file, origin).equals(new Int(VERSION))) {
      throw new ForeignFileException(
          origin
              + ": expected the magic number and version of torch.save, found another pickle; save"
              + " the state_dict with torch.save");
    }
    ByteOrder order = order(next(file, origin), origin);
    PickleValue root = next(file, origin);
    PickleValue keys = next(file, origin);
    Map<String, Stored> storages = storages(file, order, ids(root, origin), keys, origin);
    StorageFinder finder =
        id -> {
          Stored stored = storages.get(id.key());
          if (stored == null || !stored.id().equals(id)) {
            throw damaged(origin, "expected storage " + id.key() + " as a tensor describes it");
          }
          return stored.bytes();
        };
    return new TorchContent("PyTorch legacy file", root, new TensorReader(origin, finder));
  }

  /** A storage, and where it lies. */
  private record Stored(StorageId id, ByteBuffer bytes) {}

  /** The file itself says of a storage only how many elements it has; tensors tell the type. */
  private static Map<String, StorageId> ids(PickleValue root, String origin)
      throws ForeignFileException {
    Map<String, StorageId> ids = new HashMap<>();
    for (PickleValue value : PickleWalk.all(root)) {
      if (value instanceof Persistent stored) {
        StorageId id =
            StorageId.of(stored)
                .orElseThrow(() -> damaged(origin, "expected a storage of numbers, with its type"));
        StorageId other = ids.put(id.key(), id);
        if (other != null && !other.equals(id)) {
          throw damaged(origin, "storage " + id.key() + " is described in two ways");
        }
      }
    }
    return ids;
  }

  private static Map<String, Stored> storages(
      ByteBuffer file, ByteOrder order, Map<String, StorageId> ids, PickleValue keys, String origin)
      throws ForeignFileException {
    if (!(keys instanceof Sequence names)) {
      throw damaged(origin, "expected the names of its storages");
    }
    Map<String, Stored> storages = new HashMap<>();
    for (PickleValue key : names.items()) {
      StorageId id = key instanceof Text name ? ids.get(name.value()) : null;
      if (id == null || file.remaining() < Long.BYTES) {
        throw damaged(origin, "expected a storage that a tensor needs");
      }
      long elements = file.order(order).getLong();
      if (elements != id.elements() || id.bytes() > file.remaining()) {
        throw damaged(
            origin,
            "storage "
                + id.key()
                + " must have "
                + id.elements()
                + " elements, found "
                + (elements == id.elements() ? "a shorter file" : elements));
      }
      ByteBuffer bytes = file.slice(file.position(), (int) id.bytes()).order(order);
      file.position(file.position() + (int) id.bytes());
      if (storages.put(id.key(), new Stored(id, bytes)) != null) {
        throw damaged(origin, "storage " + id.key() + " comes twice");
      }
    }
    if (file.hasRemaining()) {
      throw damaged(origin, file.remaining() + " bytes follow the last storage");
    }
    return storages;
  }

  private static ByteOrder order(PickleValue machine, String origin) throws ForeignFileException {
    if (machine instanceof Dictionary facts) {
      for (Dictionary.Entry fact : facts.entries()) {
        if (fact.key().equals(new Text("little_endian")) && fact.value() instanceof Bool little) {
          return little.value() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }
      }
    }
    throw damaged(origin, "expected the machine's byte order");
  }

  private static ForeignFileException damaged(String origin, String problem) {
    return new ForeignFileException(
        origin + ": " + problem + "; the file is damaged: download or save it again");
  }

  private static PickleValue next(ByteBuffer file, String origin) throws ForeignFileException {
    return Unpickler.read(file, origin, PickleLimits.DEFAULT, TorchGlobals::isAllowed);
  }
}
