package mobilenet.train.recipe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the subset of YAML that a recipe needs: one document of keys, lists and scalars. What would
 * be read as something that nobody can see in the file (anchors, tags, merged or repeated keys) is
 * refused.
 */
final class YamlTree {
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final String source;
  private final YAMLParser parser;

  private YamlTree(String source, YAMLParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * The document's root.
   *
   * @param source name of the document in errors
   */
  static YamlNode.Mapping parse(String yaml, String source) throws RecipeException {
    try (YAMLParser parser = FACTORY.createParser(yaml)) {
      return new YamlTree(source, parser).document();
    } catch (RecipeException e) {
      throw e;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String problem = e.getOriginalMessage().strip().lines().findFirst().orElse("unknown reason");
      throw new RecipeException(source + ":" + line + ": is not YAML: " + problem, e);
    } catch (IOException e) {
      throw new RecipeException(source + ": is not YAML: " + e.getMessage(), e);
    }
  }

  private YamlNode.Mapping document() throws IOException {
    if (parser.nextToken() == null) {
      throw new RecipeException(source + ": expected the keys of a recipe, found nothing");
    }
    if (!(node(line()) instanceof YamlNode.Mapping root)) {
      throw new RecipeException(source + ": expected the keys of a recipe, found something else");
    }
    if (parser.nextToken() != null) {
      throw error(line(), "expected one document, found another");
    }
    return root;
  }

  private YamlNode node(int line) throws IOException {
    refuseReferences(line);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_STRING -> scalar(line, YamlNode.Scalar.Kind.TEXT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(line, YamlNode.Scalar.Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(line, YamlNode.Scalar.Kind.TRUTH);
      case VALUE_NULL -> scalar(line, YamlNode.Scalar.Kind.NOTHING);
      default -> throw error(line, "expected a value, found " + token);
    };
  }

  private YamlNode.Scalar scalar(int line, YamlNode.Scalar.Kind kind) throws IOException {
    return new YamlNode.Scalar(line, kind, parser.getText());
  }

  private YamlNode.Sequence sequence(int line) throws IOException {
    List<YamlNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(node(line()));
    }
    return new YamlNode.Sequence(line, elements);
  }

  private YamlNode.Mapping mapping(int line) throws IOException {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int keyLine = line();
      refuseReferences(keyLine);
      String key = parser.currentName();
      parser.nextToken();
      YamlNode value = node(keyLine);
      YamlNode before = members.putIfAbsent(key, value);
      if (before != null) {
        throw error(
            keyLine, "key " + key + " stands here a second time, after line " + before.line());
      }
    }
    return new YamlNode.Mapping(line, members);
  }

  private void refuseReferences(int line) throws IOException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw error(line, "anchors and aliases are not allowed in a recipe; repeat the value");
    }
    if (parser.getTypeId() != null) {
      throw error(line, "tags are not allowed in a recipe; leave out what begins with !");
    }
  }

  private int line() {
    JsonLocation location = parser.currentTokenLocation();
    return location.getLineNr();
  }

  private RecipeException error(int line, String message) {
    return new RecipeException(source + ":" + line + ": " + message);
  }
}
