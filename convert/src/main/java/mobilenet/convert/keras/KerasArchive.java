package mobilenet.convert.keras;

import io.jhdf.api.Group;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.zip.StoredZip;

/**
 * Reads {@code .keras} archives: {@code config.json} describes the layers, {@code model.weights.h5}
 * has their variables, numbered, under the names of their types: the third Conv2D is {@code
 * layers/conv2d_2}.
 */
public final class KerasArchive {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  /** A word begins a new part, and so does a capital after a small letter: not that of 2D. */
  private static final Pattern WORDS = Pattern.compile("(?<=.)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])");

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
      Map<String, Integer> counts = new HashMap<>();
      for (KerasConfig.Layer layer : config.layers()) {
        String type = snakeCase(layer.type());
        int number = counts.merge(type, 1, Integer::sum) - 1;
        String place = "layers/" + (number == 0 ? type : type + "_" + number) + "/vars";
        if (hdf5.find(hdf5.root(), place).orElse(null) instanceof Group vars) {
          found.add(
              new LayerWeights(
                  layer.name(), NumberedLayers.variables(hdf5, origin, vars, layer.name(), type)));
        }
      }
    }
    return KerasNetwork.of(origin, "Keras archive", "float32", found, Optional.of(config));
  }

  /**
   * As Keras names groups after classes: {@code BatchNormalization}, {@code batch_normalization}.
   */
  static String snakeCase(String type) {
    return WORDS.matcher(type).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
