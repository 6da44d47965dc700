package mobilenet.convert.torch;

import java.nio.ByteBuffer;
import java.util.Optional;
import mobilenet.convert.pickle.PickleValue.Global;
import mobilenet.weights.BFloat16;
import mobilenet.weights.Half;

/** Types of the elements of a storage, by the classes of PyTorch that stand for them. */
enum StorageType {
  F64("DoubleStorage", "float64", 8, true) {
    @Override
    float value(ByteBuffer bytes, int position) {
      return (float) bytes.getDouble(position);
    }
  },
  F32("FloatStorage", "float32", 4, true) {
    @Override
    float value(ByteBuffer bytes, int position) {
      return bytes.getFloat(position);
    }
  },
  F16("HalfStorage", "float16", 2, true) {
    @Override
    float value(ByteBuffer bytes, int position) {
      return Half.toFloat(bytes.getShort(position));
    }
  },
  BF16("BFloat16Storage", "bfloat16", 2, true) {
    @Override
    float value(ByteBuffer bytes, int position) {
      return BFloat16.toFloat(bytes.getShort(position));
    }
  },
  I64("LongStorage", "int64", 8, false),
  I32("IntStorage", "int32", 4, false),
  I16("ShortStorage", "int16", 2, false),
  I8("CharStorage", "int8", 1, false),
  U8("ByteStorage", "uint8", 1, false),
  BOOL("BoolStorage", "bool", 1, false),
  /** Bytes whose type is that of the tensor. */
  UNTYPED("UntypedStorage", "", 1, false);

  private final String className;
  private final String dtype;
  private final int bytes;
  private final boolean real;

  StorageType(String className, String dtype, int bytes, boolean real) {
    this.className = className;
    this.dtype = dtype;
    this.bytes = bytes;
    this.real = real;
  }

  /** The type that such a class stands for. */
  static Optional<StorageType> ofClass(Global name) {
    for (StorageType type : values()) {
      String module = type == UNTYPED ? "torch.storage" : "torch";
      if (name.equals(new Global(module, type.className))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type of a tensor, such as {@code torch.float32}. */
  static Optional<StorageType> ofDtype(Global name) {
    for (StorageType type : values()) {
      if (type != UNTYPED && name.equals(new Global("torch", type.dtype))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Size of an element. */
  int bytes() {
    return bytes;
  }

  /** Whether the elements are floating-point numbers. */
  boolean isReal() {
    return real;
  }

  /** The element at a position, rounded to float where it is wider. */
  float value(ByteBuffer bytes, int position) {
    throw new IllegalStateException(this + " is not a type of weights");
  }
}
