package mobilenet.search.space;

import java.util.Arrays;
import java.util.stream.Collectors;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;

/** Small spaces for tests. */
public final class SpaceTexts {
  private SpaceTexts() {}

  /** A document around some rows. */
  public static String text(String choices, String... stages) {
    String frame =
        """
        {"format": "mobilenet4j-space", "version": 1, "name": "small", "family": "MobileNetV4",
         CHOICES
         "input": {"channels": 1, "size": 16}, "classes": 4, "activation": "relu",
         "stem": {"kernel": 3, "stride": 2, "channels": 16},
         "stages": [ROWS],
         "head": {"type": "pool"},
         "scaling": {"width": 1, "depth": 1, "stem_fixed_below": 1, "head_width": "fixed",
           "depth_scope": "all_stages"},
         "conventions": {"padding": "symmetric", "batch_norm_epsilon": 0.00001,
           "squeeze_excite": {"basis": "expanded", "divisor": 8, "inner": "relu",
             "gate": "hard_sigmoid"}, "layer_scale": "none", "anti_alias": "none"},
         "output_stride": 32}
        """;
    String rows =
        Arrays.stream(stages)
            .map(stage -> "[\"" + stage.replace(" | ", "\", \"") + "\"]")
            .collect(Collectors.joining(", "));
    return frame
        .replace("CHOICES", choices.isEmpty() ? "" : "\"choices\": {" + choices + "},")
        .replace("ROWS", rows);
  }

  /** The space of such a document; rows of a stage stand with bars between. */
  public static SearchSpace space(String choices, String... stages) throws JsonException {
    return parse(text(choices, stages));
  }

  /** Reads a document. */
  public static SearchSpace parse(String text) throws JsonException {
    return SearchSpace.of(JsonFields.root(Json.parse(text, "space.json"), "space.json"));
  }
}
