package mobilenet.convert.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.convert.pickle.PickleLimits;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.pickle.Unpickler;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.zip.StoredZip;

/** What torch.save writes since PyTorch 1.6: a pickle, and an entry for each storage. */
final class TorchZip {
  private static final String PICKLE = "data.pkl";

  private TorchZip() {}

  static TorchContent read(ByteBuffer file, String origin) throws ForeignFileException {
    StoredZip zip = StoredZip.of(file, origin);
    String folder = folder(zip, origin);
    ByteBuffer pickle = required(zip, folder + PICKLE, origin);
    ByteOrder order = order(zip, folder, origin);
    PickleValue root =
        Unpickler.read(pickle, origin, PickleLimits.DEFAULT, TorchGlobals::isAllowed);
    Map<String, ByteBuffer> found = new HashMap<>();
    StorageFinder storages =
        id -> {
          ByteBuffer storage = found.get(id.key());
          if (storage == null) {
            storage = required(zip, folder + "data/" + id.key(), origin).order(order);
            found.put(id.key(), storage);
          }
          if (storage.remaining() != id.bytes()) {
            throw new ForeignFileException(
                origin
                    + ": storage "
                    + id.key()
                    + " must have "
                    + id.bytes()
                    + " bytes, found "
                    + storage.remaining()
                    + "; the file is damaged");
          }
          return storage;
        };
    return new TorchContent("PyTorch zip archive", root, new TensorReader(origin, storages));
  }

  /** The one folder of the archive, whose name is that of the file when it was saved. */
  private static String folder(StoredZip zip, String origin) throws ForeignFileException {
    List<String> pickles =
        zip.names().stream().filter(name -> name.endsWith("/" + PICKLE)).toList();
    boolean script = zip.names().stream().anyMatch(name -> name.endsWith("/constants.pkl"));
    if (script) {
      throw new ForeignFileException(
          origin
              + ": is a TorchScript program, which torch.jit.save wrote; load it in Python and save"
              + " its state_dict() with torch.save");
    }
    if (pickles.size() != 1) {
      throw new ForeignFileException(
          origin
              + ": expected a zip archive of torch.save, with one "
              + PICKLE
              + " in a folder, found "
              + (pickles.isEmpty() ? "none" : pickles.size())
              + " among "
              + zip.names().size()
              + " entries");
    }
    String name = pickles.get(0);
    return name.substring(0, name.length() - PICKLE.length());
  }

  private static ByteOrder order(StoredZip zip, String folder, String origin)
      throws ForeignFileException {
    Optional<ByteBuffer> entry = zip.find(folder + "byteorder");
    if (entry.isEmpty()) {
      // Older PyTorch did not write it, and ran on little-endian machines.
      return ByteOrder.LITTLE_ENDIAN;
    }
    String order = StandardCharsets.ISO_8859_1.decode(entry.get()).toString();
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw new ForeignFileException(
              origin + ": the byte order must be little or big; the file is damaged");
    };
  }

  private static ByteBuffer required(StoredZip zip, String name, String origin)
      throws ForeignFileException {
    return zip.find(name)
        .orElseThrow(
            () ->
                new ForeignFileException(
                    origin + ": the archive has no entry " + name + "; save the file again"));
  }
}
