package mobilenet.export.onnx;

/** An attribute of an ONNX node. Field numbers and type codes are those of onnx.proto. */
final class Attribute {
  private static final int NAME = 1;
  private static final int FLOAT_VALUE = 2;
  private static final int INT_VALUE = 3;
  private static final int STRING_VALUE = 4;
  private static final int INT_VALUES = 8;
  private static final int TYPE = 20;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_STRING = 3;
  private static final int TYPE_INTS = 7;

  private final ProtoWriter message;

  private Attribute(ProtoWriter message) {
    this.message = message;
  }

  static Attribute of(String name, float value) {
    return new Attribute(
        new ProtoWriter().string(NAME, name).float32(FLOAT_VALUE, value).integer(TYPE, TYPE_FLOAT));
  }

  static Attribute of(String name, int value) {
    return new Attribute(
        new ProtoWriter().string(NAME, name).integer(INT_VALUE, value).integer(TYPE, TYPE_INT));
  }

  static Attribute of(String name, String value) {
    return new Attribute(
        new ProtoWriter()
            .string(NAME, name)
            .string(STRING_VALUE, value)
            .integer(TYPE, TYPE_STRING));
  }

  static Attribute ofInts(String name, int... values) {
    ProtoWriter message = new ProtoWriter().string(NAME, name);
    for (int value : values) {
      message.integer(INT_VALUES, value);
    }
    return new Attribute(message.integer(TYPE, TYPE_INTS));
  }

  ProtoWriter message() {
    return message;
  }
}
