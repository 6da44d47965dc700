package mobilenet.weights;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A prefix that wrappers in training code add to every tensor's name, such as {@code module.} of
 * PyTorch's DistributedDataParallel and {@code _orig_mod.} of torch.compile. Wrappers may be nested
 * in any order.
 *
 * @param text the prefix with its last dot, such as {@code module._orig_mod.}
 */
public record KeyPrefix(String text) {
  /** Names under which wrappers, trainers and files with several entries hold the network. */
  static final List<String> KNOWN =
      List.of(
          "module",
          "_orig_mod",
          "_fsdp_wrapped_module",
          "model",
          "timm_model",
          "net",
          "network",
          "backbone",
          "encoder",
          "state_dict",
          "model_state_dict",
          "model_ema",
          "state_dict_ema",
          "ema_model",
          "ema");

  /**
   * A tensor beside the {@code module.} of PyTorch's AveragedModel, which counts the networks that
   * were averaged.
   */
  static final String AVERAGED = "n_averaged";

  /** The stem's weights in timm and in torchvision: every network has one of the two. */
  private static final List<String> STEMS = List.of("conv_stem.weight", "features.0.0.weight");

  /**
   * The prefix of a file's names; empty if they have none, or no network can be recognised.
   *
   * @throws CheckpointException if the prefix is unknown, or there are several networks with
   *     different prefixes
   */
  public static Optional<KeyPrefix> of(WeightSource file) throws CheckpointException {
    Set<String> found = new TreeSet<>();
    for (String name : file.names()) {
      for (String stem : STEMS) {
        if (name.equals(stem)) {
          return Optional.empty();
        }
        if (name.endsWith("." + stem)) {
          found.add(name.substring(0, name.length() - stem.length()));
        }
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      throw new CheckpointException(
          file.origin()
              + ": holds "
              + found.size()
              + " networks, under the prefixes "
              + String.join(" and ", found)
              + "; save one of them alone, without its prefix");
    }
    KeyPrefix prefix = new KeyPrefix(found.iterator().next());
    if (!prefix.isKnown()) {
      throw prefix.unknown(file);
    }
    return Optional.of(prefix);
  }

  /**
   * A view of a file without its prefix. Tensors without the prefix keep their names.
   *
   * @throws IOException as {@link #of} does, or if two tensors would get the same name
   */
  static WeightSource takeOff(WeightSource file) throws IOException {
    Optional<KeyPrefix> prefix = of(file);
    return prefix.isEmpty()
        ? file
        : RenamedWeights.of(file, prefix.get()::without, (name, shape) -> shape);
  }

  private String without(String name) {
    return name.startsWith(text) ? name.substring(text.length()) : name;
  }

  private boolean isKnown() {
    return KNOWN.containsAll(List.of(text.split("\\.")));
  }

  private CheckpointException unknown(WeightSource file) {
    long with = file.names().stream().filter(name -> name.startsWith(text)).count();
    return new CheckpointException(
        file.origin()
            + ": "
            + (with == file.names().size() ? "all" : with + " of its")
            + " "
            + file.names().size()
            + " tensors have the prefix \""
            + text
            + "\", which is not a known one ("
            + String.join(", ", KNOWN)
            + "); save them without it: {k.removeprefix(\""
            + text
            + "\"): v for k, v in state_dict.items()}");
  }
}
