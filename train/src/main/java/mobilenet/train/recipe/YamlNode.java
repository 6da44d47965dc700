package mobilenet.train.recipe;

import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its line, counted from 1. */
sealed interface YamlNode {

  /** Where it, or the key before it, starts. */
  int line();

  /** What it is, for errors. */
  String describe();

  /** Keys and values in the order of the file. */
  record Mapping(int line, Map<String, YamlNode> members) implements YamlNode {
    @Override
    public String describe() {
      return "keys and values";
    }
  }

  /** A list. */
  record Sequence(int line, List<YamlNode> elements) implements YamlNode {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Anything else, as it was written. */
  record Scalar(int line, Kind kind, String text) implements YamlNode {
    /** What YAML takes it for. */
    enum Kind {
      TEXT,
      NUMBER,
      TRUTH,
      NOTHING
    }

    @Override
    public String describe() {
      return switch (kind) {
        case TEXT -> "the text \"" + text + "\"";
        case NUMBER, TRUTH -> text;
        case NOTHING -> "nothing";
      };
    }
  }
}
