package mobilenet.export.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.export.onnx.IntegerType;
import mobilenet.export.quantise.EqualisationChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the lower-case name of a constant. */
abstract class ChoiceConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  ChoiceConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                        + ", given \""
                        + value
                        + "\""));
  }

  /** Of kinds of files. */
  static final class OfKind extends ChoiceConverter<Kind> {
    OfKind() {
      super(Kind.class);
    }
  }

  /** Of types of feature maps. */
  static final class OfIntegers extends ChoiceConverter<IntegerType> {
    OfIntegers() {
      super(IntegerType.class);
    }
  }

  /** Of equalisation. */
  static final class OfEqualisation extends ChoiceConverter<EqualisationChoice> {
    OfEqualisation() {
      super(EqualisationChoice.class);
    }
  }

  /** Of rules for ranges. */
  static final class OfRanges extends ChoiceConverter<RangeName> {
    OfRanges() {
      super(RangeName.class);
    }
  }

  /** The rules for ranges, by name. */
  enum RangeName {
    MINMAX,
    PERCENTILE,
    MSE
  }
}
