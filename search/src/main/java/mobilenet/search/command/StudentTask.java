package mobilenet.search.command;

import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.search.distillation.Setting;
import mobilenet.search.distillation.Student;

/**
 * A student for a worker process to train; a line of JSON.
 *
 * @param student that is wanted
 */
record StudentTask(Student student) {
  private static final String SETTING = "setting";
  private static final String SEED = "seed";

  String line() {
    return JsonWriter.compact(json());
  }

  JsonObject json() {
    return JsonObject.EMPTY.with(SETTING, student.setting().label()).with(SEED, student.seed());
  }

  static StudentTask of(String line) throws JsonException {
    return of(JsonFields.root(Json.parse(line, "task"), "task"));
  }

  static StudentTask of(JsonFields fields) throws JsonException {
    String label = fields.string(SETTING);
    Setting setting =
        Setting.find(label).orElseThrow(() -> fields.error(SETTING, "is no setting: " + label));
    return new StudentTask(new Student(setting, fields.wholeNumber(SEED)));
  }
}
