package mobilenet.search.ledger;

import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * Where a result was made; bits agree on the same type of processor only.
 *
 * @param cpu name of the processor
 * @param jdk version of the Java runtime
 * @param commit of this project
 */
public record Environment(String cpu, String jdk, String commit) {

  /** This Java runtime, on a processor and a commit that the caller knows. */
  public static Environment here(String cpu, String commit) {
    return new Environment(cpu, Runtime.version().toString(), commit);
  }

  JsonObject toJson() {
    return JsonObject.EMPTY.with("cpu", cpu).with("jdk", jdk).with("commit", commit);
  }

  static Environment of(JsonFields fields) throws JsonException {
    return new Environment(fields.string("cpu"), fields.string("jdk"), fields.string("commit"));
  }
}
