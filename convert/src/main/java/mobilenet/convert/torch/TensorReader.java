package mobilenet.convert.torch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.convert.pickle.PickleValue;
import mobilenet.convert.pickle.PickleValue.Call;
import mobilenet.convert.pickle.PickleValue.Global;
import mobilenet.convert.pickle.PickleValue.Int;
import mobilenet.convert.pickle.PickleValue.Persistent;
import mobilenet.convert.pickle.PickleValue.Sequence;
import mobilenet.convert.source.ForeignFileException;

/** Understands the calls with which PyTorch writes tensors down. */
final class TensorReader {
  private static final int MAX_DIMENSIONS = 8;
  private static final Set<Global> PARAMETERS =
      Set.of(TorchGlobals.PARAMETER, TorchGlobals.PARAMETER_WITH_STATE);
  private static final Set<Global> TENSORS =
      Set.of(TorchGlobals.TENSOR, TorchGlobals.TENSOR_V2, TorchGlobals.TENSOR_V3);

  private final String origin;
  private final StorageFinder storages;

  TensorReader(String origin, StorageFinder storages) {
    this.origin = origin;
    this.storages = storages;
  }

  /** Whether a value stands for a tensor. */
  static boolean isTensor(PickleValue value) {
    return value instanceof Call call
        && (TENSORS.contains(call.function()) || PARAMETERS.contains(call.function()));
  }

  /**
   * The tensor that a value stands for.
   *
   * @param name of the tensor, for messages
   */
  TorchTensor read(String name, PickleValue value) throws ForeignFileException {
    if (!(value instanceof Call call)) {
      throw error(name, "expected a tensor, found something else");
    }
    if (PARAMETERS.contains(call.function()) && !call.arguments().isEmpty()) {
      PickleValue inner = call.arguments().get(0);
      // A parameter of a parameter would lead in circles.
      if (!(inner instanceof Call tensor) || !TENSORS.contains(tensor.function())) {
        throw error(name, "expected a tensor inside of a parameter");
      }
      return read(name, inner);
    }
    if (!TENSORS.contains(call.function()) || call.arguments().size() < 4) {
      throw error(name, "expected a storage, an offset, a shape and strides");
    }
    List<PickleValue> parts = call.arguments();
    StorageId id = storage(name, parts.get(0));
    long offset = natural(name, "offset", parts.get(1));
    List<Long> shape = naturals(name, "shape", parts.get(2));
    List<Long> strides = naturals(name, "strides", parts.get(3));
    if (shape.size() != strides.size() || shape.size() > MAX_DIMENSIONS) {
      throw error(
          name,
          "expected as many strides as dimensions, at most "
              + MAX_DIMENSIONS
              + ", found "
              + strides.size()
              + " and "
              + shape.size());
    }
    StorageType type =
        call.function().equals(TorchGlobals.TENSOR_V3) ? dtype(name, parts) : id.type();
    checkReach(name, type, id.bytes() / type.bytes(), offset, shape, strides);
    ByteBuffer content = storages.find(id);
    return new TorchTensor(
        type, content, offset, shape.stream().map(Math::toIntExact).toList(), strides);
  }

  /** Every element must be in the storage, and not stand for more than one. */
  private void checkReach(
      String name,
      StorageType type,
      long elements,
      long offset,
      List<Long> shape,
      List<Long> strides)
      throws ForeignFileException {
    if (type == StorageType.UNTYPED) {
      throw error(name, "expected a tensor with a type, found bytes");
    }
    BigInteger count = BigInteger.ONE;
    BigInteger last = BigInteger.valueOf(offset);
    for (int i = 0; i < shape.size(); i++) {
      count = count.multiply(BigInteger.valueOf(shape.get(i)));
      BigInteger steps = BigInteger.valueOf(shape.get(i) - 1);
      last = last.add(steps.multiply(BigInteger.valueOf(strides.get(i))));
    }
    boolean empty = count.signum() == 0;
    if (!empty && last.compareTo(BigInteger.valueOf(elements)) >= 0) {
      throw error(
          name,
          "its elements reach to number "
              + last
              + " of a storage that has "
              + elements
              + "; the file is damaged");
    }
    if (count.compareTo(BigInteger.valueOf(elements)) > 0) {
      throw error(
          name,
          "it has "
              + count
              + " elements in a storage of "
              + elements
              + " (an expanded tensor); call .contiguous() on it before torch.save");
    }
    if (empty && shape.stream().anyMatch(dimension -> dimension > Integer.MAX_VALUE)) {
      throw error(name, "expected dimensions below 2^31, found " + shape);
    }
  }

  private StorageType dtype(String name, List<PickleValue> parts) throws ForeignFileException {
    Optional<StorageType> type =
        parts.size() > 6 && parts.get(6) instanceof Global global
            ? StorageType.ofDtype(global)
            : Optional.empty();
    return type.orElseThrow(() -> error(name, "expected a type that is known, such as float32"));
  }

  private StorageId storage(String name, PickleValue value) throws ForeignFileException {
    Optional<StorageId> id =
        value instanceof Persistent stored ? StorageId.of(stored) : Optional.empty();
    return id.orElseThrow(
        () ->
            error(
                name,
                "expected a whole storage of numbers, with type, key, device and size; save the"
                    + " file again with a newer PyTorch"));
  }

  private List<Long> naturals(String name, String what, PickleValue value)
      throws ForeignFileException {
    PickleValue bare =
        value instanceof Call call
                && call.function().equals(new Global("torch", "Size"))
                && call.arguments().size() == 1
            ? call.arguments().get(0)
            : value;
    if (!(bare instanceof Sequence sequence)) {
      throw error(name, "expected a list of numbers as its " + what);
    }
    if (sequence.items().size() > MAX_DIMENSIONS) {
      throw error(name, "expected at most " + MAX_DIMENSIONS + " dimensions");
    }
    List<Long> numbers = new ArrayList<>();
    for (PickleValue item : sequence.items()) {
      numbers.add(natural(name, what, item));
    }
    return numbers;
  }

  private long natural(String name, String what, PickleValue value) throws ForeignFileException {
    if (!(value instanceof Int number)
        || number.value().signum() < 0
        || number.value().bitLength() > 62) {
      throw error(name, "expected a number of 0 or more as its " + what);
    }
    return number.value().longValueExact();
  }

  private ForeignFileException error(String name, String problem) {
    return new ForeignFileException(origin + ": tensor " + name + ": " + problem);
  }
}
