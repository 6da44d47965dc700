package mobilenet.bench.layers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Catalogue;

/** The convolutions of V3 and V4 as a file, so that benchmarks need no catalogue to be read. */
public final class LayerFile {
  /** Whose layers the file holds: those of the speed table. */
  static final List<String> NETWORKS =
      List.of(
          "mobilenetv3_small_100",
          "mobilenetv3_large_100",
          "mobilenetv4_conv_small",
          "mobilenetv4_conv_medium",
          "mobilenetv4_conv_large",
          "mobilenetv4_hybrid_medium",
          "mobilenetv4_hybrid_large");

  private static final String HEADER = "network,layer,type,in,out,kernel,stride,height,width";
  private static final String RESOURCE = "/layers.csv";

  private LayerFile() {}

  /** The file that the catalogue gives. */
  static String derived() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (String network : NETWORKS) {
      LayerShape.of(Catalogue.get(network)).forEach(l -> text.append(line(l)).append('\n'));
    }
    return text.toString();
  }

  private static String line(LayerShape l) {
    return String.join(
        ",",
        l.network(),
        l.layer(),
        l.type().label(),
        Integer.toString(l.in()),
        Integer.toString(l.out()),
        Integer.toString(l.kernel()),
        Integer.toString(l.stride()),
        Integer.toString(l.height()),
        Integer.toString(l.width()));
  }

  /** The file that is part of this module. */
  static String bundled() {
    Optional<InputStream> resource =
        Optional.ofNullable(LayerFile.class.getResourceAsStream(RESOURCE));
    try (InputStream in =
        resource.orElseThrow(
            () -> new IllegalStateException(RESOURCE + " is missing from this build"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /** The layers of the bundled file, in order. */
  public static List<LayerShape> read() {
    List<LayerShape> layers = new ArrayList<>();
    bundled().lines().skip(1).forEach(line -> layers.add(parse(line.split(",", -1))));
    return List.copyOf(layers);
  }

  private static LayerShape parse(String[] cells) {
    return new LayerShape(
        cells[0],
        cells[1],
        LayerType.of(cells[2]),
        Integer.parseInt(cells[3]),
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        Integer.parseInt(cells[7]),
        Integer.parseInt(cells[8]));
  }
}
