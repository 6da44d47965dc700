package mobilenet.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mobilenet.convert.keras.KerasArchive;
import mobilenet.convert.keras.KerasFile;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.NoEntriesException;
import mobilenet.convert.tfjs.TensorFlowJsFile;
import mobilenet.convert.torch.TorchFile;
import mobilenet.convert.zip.StoredZip;

/** Tells by its first bytes what a file is, and reads it. */
public final class ForeignFiles {
  private static final String EXPECTED =
      "expected a .pth or .pt file of torch.save, a .h5 or .keras file of Keras, or model.json of"
          + " TensorFlow.js";

  private static final String SAVED_MODEL = "saved_model.pb";
  private static final String GRAPH = ".pb";

  private static final String OF_TENSORFLOW =
      ", which is not read; load it in Keras and save it as .keras or .h5, or make a model.json of"
          + " it with tensorflowjs_converter";

  private ForeignFiles() {}

  /**
   * Reads what a file says of its tensors. The file must not be changed in place while they are in
   * use.
   *
   * @param choices which of several networks in it, and which network that is
   * @throws ForeignFileException if it is none of the kinds that are read, damaged, or hostile
   * @throws NoEntriesException if an entry is chosen of a kind that has none
   * @throws IOException if it cannot be read
   */
  public static ForeignNetwork read(Path file, Choices choices) throws IOException {
    if (!Files.exists(file)) {
      throw new ForeignFileException(file + ": there is no such file; " + EXPECTED);
    }
    if (Files.isRegularFile(file.resolve(SAVED_MODEL))) {
      throw new ForeignFileException(file + ": is a SavedModel of TensorFlow" + OF_TENSORFLOW);
    }
    if (Files.isDirectory(file)) {
      throw new ForeignFileException(file + ": is a folder; " + EXPECTED);
    }
    if (file.toString().endsWith(".json")) {
      return TensorFlowJsFile.read(file, choices.entry());
    }
    ByteBuffer bytes = map(file);
    String origin = file.toString();
    if (KerasFile.isHdf5(bytes)) {
      requireNoEntry(origin, "an HDF5 file of Keras", choices);
      return KerasFile.read(bytes, origin, choices.model());
    }
    if (TorchFile.isZip(bytes)) {
      StoredZip zip = StoredZip.of(bytes, origin);
      if (KerasArchive.isKeras(zip)) {
        requireNoEntry(origin, "an archive of Keras", choices);
        return KerasArchive.read(zip, origin);
      }
    }
    if (TorchFile.isZip(bytes) || TorchFile.isLegacy(bytes)) {
      return TorchFile.read(bytes, origin, choices.entry());
    }
    if (origin.endsWith(GRAPH)) {
      throw new ForeignFileException(
          file + ": is a SavedModel or a frozen graph of TensorFlow (.pb)" + OF_TENSORFLOW);
    }
    throw new ForeignFileException(file + ": " + EXPECTED + ", found " + kind(bytes));
  }

  private static void requireNoEntry(String origin, String kind, Choices choices)
      throws NoEntriesException {
    if (choices.entry().isPresent()) {
      throw new NoEntriesException(origin, kind, choices.entry().get());
    }
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new ForeignFileException(
            file
                + ": expected at most 2 GiB, found "
                + channel.size()
                + " bytes; save the weights alone, without the optimiser's state");
      }
      return channel.map(MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static String kind(ByteBuffer bytes) {
    if (bytes.limit() == 0) {
      return "an empty file; download or save it again";
    }
    StringBuilder start = new StringBuilder();
    for (int i = 0; i < Math.min(8, bytes.limit()); i++) {
      start.append(Character.forDigit((bytes.get(i) >> 4) & 15, 16));
      start.append(Character.forDigit(bytes.get(i) & 15, 16)).append(' ');
    }
    boolean safetensors = bytes.limit() > 8 && bytes.get(8) == '{';
    return safetensors
        ? "a safetensors file, which every command reads as it is"
        : "a file that starts with the bytes " + start.toString().trim();
  }
}
