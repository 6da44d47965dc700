package mobilenet.convert.torch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.Origin;
import mobilenet.convert.source.Stated;

/** Reads {@code .pth} and {@code .pt} files. */
public final class TorchFile {
  private static final int ZIP = 0x504b0304;
  private static final int PROTO = 0x80;

  private TorchFile() {}

  /** Whether a file begins as torch.save begins one; Keras's archives begin alike. */
  public static boolean isLegacy(ByteBuffer file) {
    return file.remaining() > 1 && (file.get(0) & 0xff) == PROTO && file.get(1) >= 2;
  }

  /** Whether a file begins as a zip archive. */
  public static boolean isZip(ByteBuffer file) {
    return file.remaining() > 3 && file.duplicate().getInt(0) == ZIP;
  }

  /**
   * Reads what a file says of its tensors; their values are read when they are asked for.
   *
   * @param file from its first byte on
   * @param origin its name, for messages
   * @param entry path of the dictionary to take; needed if there are several networks
   * @throws ForeignFileException if the file is damaged, hostile, or holds no network
   */
  public static ForeignNetwork read(ByteBuffer file, String origin, Optional<String> entry)
      throws ForeignFileException {
    TorchContent content =
        isZip(file) ? TorchZip.read(file, origin) : TorchLegacy.read(file, origin);
    StateDicts dicts = StateDicts.of(origin, content.root());
    StateDict chosen = dicts.choose(entry);
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, PickleValue> tensor : chosen.tensors().entrySet()) {
      tensors.put(tensor.getKey(), content.tensors().read(tensor.getKey(), tensor.getValue()));
    }
    return new ForeignNetwork(
        content.format() + (chosen.path().isEmpty() ? "" : ", " + chosen.place()),
        Origin.PYTORCH,
        new TorchWeights(origin, tensors),
        types(tensors),
        dicts.architecture(),
        Optional.empty(),
        dicts.asides(chosen),
        notes(tensors),
        Stated.NOTHING);
  }

  private static String types(Map<String, TorchTensor> tensors) {
    Map<StorageType, Integer> counts = new TreeMap<>();
    tensors.values().forEach(tensor -> counts.merge(tensor.type(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static List<String> notes(Map<String, TorchTensor> tensors) {
    List<String> notes = new ArrayList<>();
    long wide = tensors.values().stream().filter(t -> t.type() == StorageType.F64).count();
    if (wide > 0) {
      notes.add("the values of " + wide + " tensors were rounded from double to float");
    }
    return notes;
  }
}
