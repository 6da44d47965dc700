package mobilenet.bench.peer;

import java.util.List;
import java.util.Locale;

/** The runtimes that can be measured. */
public enum Runtimes {
  /** This project's. */
  MOBILENET4J,
  /** Microsoft's. */
  ONNXRUNTIME,
  /** Google's, on its library XNNPACK. */
  TFLITE,
  /** PyTorch's C++ library, operation by operation. */
  LIBTORCH;

  /**
   * Loads a task's network.
   *
   * @throws UnsatisfiedLinkError if the runtime's native library is not there
   * @throws InterruptedException if the thread is interrupted while the runtime gets ready
   */
  public Peer open(Task task) throws InterruptedException {
    return switch (this) {
      case MOBILENET4J -> new OurPeer(task);
      case ONNXRUNTIME -> new OnnxRuntimePeer(task);
      case TFLITE -> new TfLitePeer(task);
      case LIBTORCH -> new TorchPeer(task);
    };
  }

  /** Those that ours is measured against, in the order of turns. */
  public static List<Runtimes> others() {
    return List.of(ONNXRUNTIME, TFLITE, LIBTORCH);
  }

  /**
   * The peer of that name.
   *
   * @throws IllegalArgumentException naming the legal ones
   */
  public static Runtimes other(String name) {
    return others().stream()
        .filter(runtime -> runtime.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a peer must be one of " + others() + ", given \"" + name + "\""));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
