package mobilenet.convert.keras;

import io.jhdf.api.Group;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.zip.StoredZip;

/**
 * Reads {@code .keras} archives: {@code config.json} describes the layers, {@code model.weights.h5}
 * has their variables, in groups that are called as {@link LayerGroups} says.
 */
public final class KerasArchive {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  private KerasArchive() {}

  /** Whether an archive is one of Keras. */
  public static boolean isKeras(StoredZip zip) {
    return zip.names().contains(CONFIG) && zip.names().contains(WEIGHTS);
  }

  /**
   * Reads all layers.
   *
   * @param origin the file's name, for messages
   * @throws ForeignFileException if it is damaged, or of no network of keras.applications
   */
  public static ForeignNetwork read(StoredZip zip, String origin) throws ForeignFileException {
    ByteBuffer text = zip.find(CONFIG).orElseThrow();
    KerasConfig config = KerasFile.config(StandardCharsets.UTF_8.decode(text).toString(), origin);
    List<LayerWeights> found = new ArrayList<>();
    try (Hdf5 hdf5 = Hdf5.open(zip.find(WEIGHTS).orElseThrow(), origin)) {
      for (KerasConfig.Layer layer : config.layers()) {
        if (hdf5.find(hdf5.root(), layer.group() + "/vars").orElse(null) instanceof Group vars) {
          String type = LayerGroups.snakeCase(layer.type());
          found.add(
              new LayerWeights(
                  layer.name(), NumberedLayers.variables(hdf5, origin, vars, layer.name(), type)));
        }
      }
    }
    return KerasNetwork.of(origin, "Keras archive", "float32", found, Optional.of(config));
  }
}
