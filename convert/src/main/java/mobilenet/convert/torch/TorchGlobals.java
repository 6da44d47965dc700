package mobilenet.convert.torch;

import java.util.Set;
import mobilenet.convert.pickle.PickleValue.Global;

/** What a file of PyTorch may name. */
final class TorchGlobals {
  static final Global TENSOR = new Global("torch._utils", "_rebuild_tensor");
  static final Global TENSOR_V2 = new Global("torch._utils", "_rebuild_tensor_v2");
  static final Global TENSOR_V3 = new Global("torch._utils", "_rebuild_tensor_v3");
  static final Global PARAMETER = new Global("torch._utils", "_rebuild_parameter");
  static final Global PARAMETER_WITH_STATE =
      new Global("torch._utils", "_rebuild_parameter_with_state");

  /**
   * Besides tensors and dictionaries, what training scripts leave beside the weights: settings,
   * sizes, accuracies. Nothing looks into these; they may only be there.
   */
  private static final Set<String> INERT =
      Set.of(
          "collections.OrderedDict",
          "collections.defaultdict",
          "collections.Counter",
          "argparse.Namespace",
          "torch.Size",
          "torch.device",
          "torch.Tensor",
          "torch.nn.parameter.Parameter",
          "numpy.dtype",
          "numpy.core.multiarray.scalar",
          "numpy._core.multiarray.scalar",
          "_codecs.encode",
          "pathlib.PosixPath",
          "builtins.dict",
          "builtins.list",
          "builtins.int",
          "__builtin__.dict",
          "__builtin__.list",
          "__builtin__.int");

  private static final Set<Global> TENSORS =
      Set.of(TENSOR, TENSOR_V2, TENSOR_V3, PARAMETER, PARAMETER_WITH_STATE);

  private TorchGlobals() {}

  static boolean isAllowed(Global global) {
    return TENSORS.contains(global)
        || INERT.contains(global.text())
        || StorageType.ofClass(global).isPresent()
        || StorageType.ofDtype(global).isPresent();
  }
}
