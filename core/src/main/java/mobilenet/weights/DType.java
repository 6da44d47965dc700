package mobilenet.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Element types of the safetensors format, by their names in the file. Only {@link #F32}, {@link
 * #F16} and {@link #BF16} can be read as values. The others are here so that files that hold them
 * can be listed, and so that reading them is refused by name.
 */
public enum DType {
  /** IEEE binary32. */
  F32(32),
  /** IEEE binary16. */
  F16(16),
  /** The upper half of a binary32. */
  BF16(16),
  /** 64-bit integer: {@code num_batches_tracked}, which inference does not need. */
  I64(64),
  /** One byte per truth value. */
  BOOL(8),
  /** Unsigned byte. */
  U8(8),
  /** Signed byte. */
  I8(8),
  /** Unsigned 16-bit integer. */
  U16(16),
  /** 16-bit integer. */
  I16(16),
  /** Unsigned 32-bit integer. */
  U32(32),
  /** 32-bit integer. */
  I32(32),
  /** Unsigned 64-bit integer. */
  U64(64),
  /** IEEE binary64. */
  F64(64),
  /** Complex of two binary32. */
  C64(64),
  /** 8-bit float, 5 exponent bits. */
  F8_E5M2(8),
  /** 8-bit float, 4 exponent bits. */
  F8_E4M3(8),
  /** 8-bit float, 5 exponent bits, no negative zero. */
  F8_E5M2FNUZ(8),
  /** 8-bit float, 4 exponent bits, no negative zero. */
  F8_E4M3FNUZ(8),
  /** 8-bit power of two. */
  F8_E8M0(8),
  /** 6-bit float, 3 exponent bits. */
  F6_E3M2(6),
  /** 6-bit float, 2 exponent bits. */
  F6_E2M3(6),
  /** 4-bit float. */
  F4(4);

  // Looked up once for each tensor of a header, so this must not allocate.
  private static final Map<String, DType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DType::name, t -> t));

  private final int bits;

  DType(int bits) {
    this.bits = bits;
  }

  /** The type of that name in the file. */
  public static Optional<DType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Size of one element in bits. */
  public int bits() {
    return bits;
  }

  /**
   * Whether {@link SafeTensors#read} can convert it to float and {@link SafeTensorsWriter} can
   * write it.
   */
  public boolean isSupported() {
    return this == F32 || this == F16 || this == BF16;
  }
}
